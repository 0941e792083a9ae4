// Whose session this page is in. What is kept in its memory for one person is forgotten when another comes or the first leaves.
let owner = "";
const keepers = new Set<() => void>();

export function forgetWith(forget: () => void): void {
  keepers.add(forget);
}

export function ownedBy(person: string): void {
  if (owner === person) return;
  if (owner !== "") for (const forget of keepers) forget();
  owner = person;
}

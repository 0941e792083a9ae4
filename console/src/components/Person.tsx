import { useQuery } from "@tanstack/react-query";
import { sessionQuery, usersQuery } from "../api/queries";
import { shortId } from "../format";

// Somebody by name where the reader may know the names; records hold identifiers only.
export function useNameOf(): (id: string | null | undefined) => string {
  const me = useQuery(sessionQuery).data?.user;
  const knows = me?.role === "owner" || me?.role === "admin";
  const users = useQuery({ ...usersQuery, staleTime: 60_000, enabled: knows }).data?.items ?? [];
  return (id) => {
    if (!id) return "–";
    if (me && (id === me.id || id === me.email)) return me.name;
    return users.find((user) => user.id === id || user.email === id)?.name ?? shortId(id);
  };
}

export function Person({ id }: { id: string | null | undefined }) {
  const nameOf = useNameOf();
  return <span title={id ?? undefined}>{nameOf(id)}</span>;
}

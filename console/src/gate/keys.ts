import { useEffect, useRef } from "react";

interface Keys {
  quiet: boolean; // a dialog or an editor has the keyboard
  move: (by: 1 | -1) => void;
  edit: () => unknown;
  approve: () => unknown;
  refuse: () => unknown;
  help: () => unknown;
}

// Single keys, only while nobody types and without modifiers: the browser's and the reader's own keys stay theirs.
export function useGateKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const now = latest.current;
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (now.quiet || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      // Enter belongs to a button that has the focus, except to a field's own.
      if (event.key === "Enter" && target.closest("a, button:not(.field-main)")) return;
      const actions: Record<string, () => unknown> = {
        n: () => now.move(1),
        p: () => now.move(-1),
        Enter: now.edit,
        a: now.approve,
        r: now.refuse,
        "?": now.help,
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

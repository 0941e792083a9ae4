import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

// A purpose as people call it: also where nobody stated one, or its words are gone.
export function purposeName(t: TFunction): (name: string) => string {
  return (name) =>
    name === ""
      ? t("purpose_kind.purpose_before")
      : name === "model call"
        ? t("purpose_kind.purpose_none")
        : name.startsWith("hmac:")
          ? t("purpose_kind.purpose_erased", { id: name.slice(5, 11) })
          : name;
}

export function usePurposeName(): (name: string) => string {
  return purposeName(useTranslation().t);
}

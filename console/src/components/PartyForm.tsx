import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Party } from "../api/types";

const keys = [
  "name",
  "street",
  "postcode",
  "city",
  "country",
  "vat_id",
  "tax_number",
  "registration",
  "iban",
  "bic",
  "electronic_address",
] as const;
const contactKeys = ["name", "phone", "email"] as const;

// The fields of a company; emptied ones are sent as null, which means unknown.
export function PartyForm({
  party,
  onChange,
  readOnly,
  contact,
}: {
  party: Party;
  onChange: (party: Party) => void;
  readOnly?: boolean;
  contact?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className="form-grid">
      {keys.map((key) => (
        <TextInput
          key={key}
          label={t(`field.${key}`)}
          readOnly={readOnly}
          maxLength={key === "country" ? 2 : undefined}
          description={key === "electronic_address" ? t("company.electronic_address_about") : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={party[key] ?? ""}
          onChange={(event) => onChange({ ...party, [key]: event.currentTarget.value || null })}
        />
      ))}
      {contact &&
        contactKeys.map((key) => (
          <TextInput
            key={key}
            label={t(`field.contact_${key}`)}
            readOnly={readOnly}
            value={party.contact?.[key] ?? ""}
            onChange={(event) =>
              onChange({ ...party, contact: { ...party.contact, [key]: event.currentTarget.value || null } })
            }
          />
        ))}
    </div>
  );
}

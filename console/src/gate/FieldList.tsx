import { ActionIcon, NativeSelect, Switch, TextInput, Title } from "@mantine/core";
import { IconArrowBackUp, IconPencil } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Breakable } from "../components/Breakable";
import { date, decimal } from "../format";
import { confidenceLow, corrected, type Field, fieldGroups, lowConfidenceFirst, sourcesOf } from "./fields";

function label(t: TFunction, field: Field): string {
  const name = t(`field.${field.name}`);
  return field.position && field.group !== "lines" ? `${name} ${field.position}` : name;
}

export function shownValue(t: TFunction, field: Field): string {
  if (field.value === null) return t("field.unknown");
  if (field.type === "decimal") return decimal(field.value);
  if (field.type === "date") return date(field.value);
  if (field.name === "kind" || field.name === "rhythm")
    return t(`choice.${field.value}`, { defaultValue: field.value });
  return field.value;
}

// "Net amount, VAT rate": each name once.
function sourceNames(t: TFunction, field: Field, fields: Field[]): string {
  return [...new Set(sourcesOf(field, fields).map((source) => label(t, source)))].join(", ");
}

function Confidence({ field, fields }: { field: Field; fields: Field[] }) {
  const { t } = useTranslation();
  const evidence = field.evidence;
  if (!evidence) {
    return field.value === null ? null : <span className="confidence muted">{t("field.no_evidence")}</span>;
  }
  const percent = Math.round(evidence.confidence * 100);
  const low = evidence.confidence < confidenceLow;
  const from = sourceNames(t, field, fields);
  const derived = from ? t("field.derived_from", { from }) : t("field.derived");
  return (
    <span className="confidence" data-low={low || undefined}>
      {evidence.page === 0 ? derived : t("field.page", { page: evidence.page })} ·{" "}
      <span title={t("field.confidence", { percent })}>{percent}&nbsp;%</span>
      {low && ` · ${t("field.look")}`}
    </span>
  );
}

function Editor({
  field,
  onDone,
  onCancel,
}: {
  field: Field;
  onDone: (value: string | number | null) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(field.value ?? "");
  const value = corrected(field, text);
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useEffect(() => input.current?.focus(), []);
  const leave = useRef(false);

  function keys(event: KeyboardEvent) {
    if (event.key === "Enter" && value !== undefined) {
      event.preventDefault();
      leave.current = true;
      onDone(value);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      leave.current = true;
      onCancel();
    }
  }

  const common = {
    ref: input,
    size: "xs" as const,
    "aria-label": label(t, field),
    onKeyDown: keys,
    onBlur: () => {
      if (!leave.current) value === undefined ? onCancel() : onDone(value);
    },
  };
  if (field.type === "choice") {
    return (
      <NativeSelect
        {...common}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data={[
          { value: "", label: t("field.unknown") },
          ...(field.choices ?? []).map((choice) => ({
            value: choice,
            label: field.name === "vat_category" || field.name === "language" ? choice : t(`choice.${choice}`),
          })),
        ]}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={field.type === "date" ? "date" : "text"}
      inputMode={field.type === "decimal" ? "decimal" : field.type === "integer" ? "numeric" : undefined}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      error={value === undefined ? t(`field.bad_${field.type}`) : undefined}
    />
  );
}

interface Parts {
  fields: Field[];
  active: string | undefined;
  editing: string | undefined;
  edits: Record<string, unknown>;
  wrong: Set<string>; // paths that findings name
  editable: boolean;
  onPick: (path: string) => void;
  onEdit: (path: string | undefined) => void;
  onCorrect: (field: Field, value: string | number | null) => void;
  onUndo: (path: string) => void;
}

function Row({ field, ...parts }: Parts & { field: Field }) {
  const { t } = useTranslation();
  const { path } = field;
  const changed = path in parts.edits;
  const active = parts.active === path;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <li
      ref={row}
      className="field"
      data-path={path}
      data-active={active || undefined}
      data-changed={changed || undefined}
      data-wrong={parts.wrong.has(path) || undefined}
    >
      {parts.editing === path ? (
        <div className="field-main">
          <span className="field-label">{label(t, field)}</span>
          <Editor
            field={field}
            onCancel={() => parts.onEdit(undefined)}
            onDone={(value) => parts.onCorrect(field, value)}
          />
        </div>
      ) : (
        <button
          type="button"
          className="field-main"
          aria-pressed={active}
          onClick={() => parts.onPick(path)}
          onFocus={() => parts.onPick(path)}
        >
          <span className="field-label">{label(t, field)}</span>
          <span className="field-value" data-unknown={field.value === null || undefined}>
            <Breakable text={shownValue(t, field)} />
          </span>
          {changed ? (
            <span className="confidence changed">{t("field.changed")}</span>
          ) : (
            <Confidence field={field} fields={parts.fields} />
          )}
          {active && field.evidence && (
            <span className="field-quote">
              {field.evidence.page === 0 ? (field.evidence.rule ?? "") : `„${field.evidence.text}“`}
            </span>
          )}
        </button>
      )}
      {changed && parts.editing !== path && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("field.undo", { field: label(t, field) })}
          onClick={() => parts.onUndo(path)}
        >
          <IconArrowBackUp size={16} />
        </ActionIcon>
      )}
      {parts.editable && parts.editing !== path && (
        <ActionIcon
          variant="subtle"
          color="gray"
          className="field-edit"
          aria-label={t("field.edit", { field: label(t, field) })}
          onClick={() => parts.onEdit(path)}
        >
          <IconPencil size={16} />
        </ActionIcon>
      )}
    </li>
  );
}

// Fields in the order in which they are shown, for "next" and "previous" too.
export function ordered(fields: Field[], lowFirst: boolean, withUnknown: boolean): Field[] {
  const shown = withUnknown ? fields : fields.filter((field) => field.value !== null);
  return lowFirst ? lowConfidenceFirst(shown) : shown;
}

export function FieldList({
  lowFirst,
  onLowFirst,
  withUnknown,
  onWithUnknown,
  ...parts
}: Parts & {
  lowFirst: boolean;
  onLowFirst: (on: boolean) => void;
  withUnknown: boolean;
  onWithUnknown: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  const shown = ordered(parts.fields, lowFirst, withUnknown);
  return (
    <div>
      <div className="field-tools">
        <Switch
          size="sm"
          label={t("field.low_first")}
          checked={lowFirst}
          onChange={(event) => onLowFirst(event.currentTarget.checked)}
        />
        <Switch
          size="sm"
          label={t("field.with_unknown")}
          checked={withUnknown}
          onChange={(event) => onWithUnknown(event.currentTarget.checked)}
        />
      </div>
      {lowFirst ? (
        <ul className="fields">
          {shown.map((field) => (
            <Row key={field.path} field={field} {...parts} />
          ))}
        </ul>
      ) : (
        fieldGroups.map((group) => {
          const inside = shown.filter((field) => field.group === group);
          if (inside.length === 0) return null;
          const positions = group === "lines" ? [...new Set(inside.map((field) => field.position))] : [undefined];
          return (
            <section key={group} aria-label={t(`group.${group}`)}>
              <Title order={3} size="h6" className="group-title">
                {t(`group.${group}`)}
              </Title>
              {positions.map((position) => (
                <div key={position ?? 0}>
                  {position && <div className="line-title">{t("field.line", { number: position })}</div>}
                  <ul className="fields">
                    {inside
                      .filter((field) => position === undefined || field.position === position)
                      .map((field) => (
                        <Row key={field.path} field={field} {...parts} />
                      ))}
                  </ul>
                </div>
              ))}
            </section>
          );
        })
      )}
    </div>
  );
}

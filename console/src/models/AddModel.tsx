import { Button, Group, NativeSelect, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { modelsQuery } from "../api/queries";
import { ErrorPanel } from "../components/States";
import { capabilities, emptyForm, flawsOf, inputOf, kinds, type ModelForm, zones } from "./form";

const order = ["label", "input", "description", "error"] as const;
type TextField = Exclude<keyof ModelForm, "kind" | "zone" | "capabilities" | "key">;

// The key is in this form's memory only until the form closes; the server seals it and never shows it again.
export function AddModel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form, setForm] = useState(emptyForm);
  const [tried, setTried] = useState(false);
  const flaws = flawsOf(form);
  const add = useMutation({
    mutationFn: () => take(api.POST("/api/v1/models", { body: inputOf(form) })),
    gcTime: 0,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
      onClose();
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(flaws).length === 0) add.mutate();
    else event.currentTarget.querySelector<HTMLElement>(`[name="${Object.keys(flaws)[0]}"]`)?.focus();
  }
  const flaw = (field: keyof ModelForm) => {
    const key = flaws[field];
    return tried && key ? t(key) : undefined;
  };
  const text = (field: TextField, more: { required?: boolean; placeholder?: string; description?: string } = {}) => (
    <TextInput
      name={field}
      label={t(`models.field_${field}`)}
      inputWrapperOrder={[...order]}
      withAsterisk={more.required}
      aria-required={more.required}
      placeholder={more.placeholder}
      description={more.description}
      error={flaw(field)}
      value={form[field]}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setForm({ ...form, [field]: event.currentTarget.value })}
    />
  );
  const endpoint = form.kind !== "file";
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div className="form-grid">
          {text("name", { required: true, placeholder: "house-model", description: t("models.about_name") })}
          <NativeSelect
            label={t("models.kind")}
            inputWrapperOrder={[...order]}
            description={t("models.about_kind")}
            value={form.kind}
            onChange={(event) => setForm({ ...form, kind: event.currentTarget.value as ModelForm["kind"] })}
            data={kinds.map((value) => ({ value, label: t(`model_kind.${value}`) }))}
          />
          {!endpoint &&
            text("file", { required: true, placeholder: "/models/model.gguf", description: t("models.about_file") })}
          {endpoint && (
            <>
              {text("url", {
                required: true,
                placeholder: "http://127.0.0.1:8000/v1",
                description: t("models.about_url"),
              })}
              {text("upstream_model", { description: t("models.about_upstream_model") })}
              <PasswordInput
                name="key"
                label={t("models.field_key")}
                inputWrapperOrder={[...order]}
                description={t("models.about_key")}
                autoComplete="new-password"
                value={form.key}
                onChange={(event) => setForm({ ...form, key: event.currentTarget.value })}
                visibilityToggleButtonProps={{ "aria-label": t("models.show_key") }}
              />
              <NativeSelect
                label={t("models.zone")}
                inputWrapperOrder={[...order]}
                description={t("models.about_zone")}
                value={form.zone}
                onChange={(event) => setForm({ ...form, zone: event.currentTarget.value as ModelForm["zone"] })}
                data={[
                  { value: "", label: t("models.zone_by_address") },
                  ...zones.map((value) => ({ value, label: t(`zone.${value}`) })),
                ]}
              />
            </>
          )}
          {text("price_in", { placeholder: "0.15", description: t("models.about_price") })}
          {text("price_out", { placeholder: "0.60", description: t("models.about_price") })}
          {text("context_tokens", { placeholder: "8192" })}
          {text("licence", { placeholder: "Apache-2.0" })}
          {text("languages", { placeholder: "de, en, fr" })}
          {text("tags", { placeholder: "cheap, reasoning", description: t("models.about_tags") })}
        </div>
        <fieldset className="ticks">
          <legend>{t("models.capabilities")}</legend>
          <p className="muted">{t("models.about_capabilities")}</p>
          {capabilities.map((value) => (
            <label key={value}>
              <input
                type="checkbox"
                checked={form.capabilities.includes(value)}
                onChange={(event) =>
                  setForm({
                    ...form,
                    capabilities: event.currentTarget.checked
                      ? [...form.capabilities, value]
                      : form.capabilities.filter((one) => one !== value),
                  })
                }
              />
              {t(`capability.${value}`)}
            </label>
          ))}
        </fieldset>
        {add.error && <ErrorPanel error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("models.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

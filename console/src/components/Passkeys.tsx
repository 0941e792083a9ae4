import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, take } from "../api/client";
import { browserHasPasskeys, makePasskey } from "../api/passkeys";
import { passkeysQuery, sessionQuery, waysQuery } from "../api/queries";
import type { Passkey } from "../api/types";
import { dateTime } from "../format";
import { ErrorPanel, Loaded } from "./States";

function useChanged() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
}

// Asked twice, in place: a passkey that is gone cannot be brought back.
function Row({ passkey }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const changed = useChanged();
  const remove = useMutation({
    mutationFn: () => take(api.DELETE("/api/v1/session/passkeys/{id}", { params: { path: { id: passkey.id } } })),
    onSuccess: changed,
  });
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>
            {passkey.name}
          </Text>
          <Text size="xs" className="muted">
            {t("passkey.made", { at: dateTime(passkey.created_at) })}
            {" · "}
            {passkey.used_at ? t("passkey.used", { at: dateTime(passkey.used_at) }) : t("passkey.unused")}
            {passkey.synced && ` · ${t("passkey.synced")}`}
          </Text>
        </div>
        {sure ? (
          <Group gap="xs" wrap="nowrap">
            <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
              {t("action.cancel")}
            </Button>
            <Button size="compact-sm" color="red" autoFocus loading={remove.isPending} onClick={() => remove.mutate()}>
              {t("passkey.remove_sure")}
            </Button>
          </Group>
        ) : (
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            aria-label={t("passkey.remove_named", { name: passkey.name })}
            onClick={() => setSure(true)}
          >
            {t("factor.remove")}
          </Button>
        )}
      </Group>
      {remove.error && <ErrorPanel error={remove.error} />}
    </li>
  );
}

function Register() {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const changed = useChanged();
  const register = useMutation({
    mutationFn: async () => {
      const options = await take(api.POST("/api/v1/session/passkeys", { body: password === "" ? {} : { password } }));
      const credential = await makePasskey(options);
      return take(api.PUT("/api/v1/session/passkeys", { body: { name: name.trim(), credential } }));
    },
    onSuccess: () => {
      setName("");
      setPassword("");
      changed();
    },
  });
  const asksPassword =
    password !== "" || (register.error instanceof ApiError && register.error.code === "identity.proof_needed");
  function submit(event: FormEvent) {
    event.preventDefault();
    register.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("passkey.name")}
          description={t("passkey.name_about")}
          required
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {asksPassword && (
          <PasswordInput
            label={t("signin.password")}
            autoComplete="current-password"
            required
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ "aria-label": t("signin.show_password"), tabIndex: 0, "aria-hidden": false }}
          />
        )}
        {register.error && <ErrorPanel error={register.error} />}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={register.isPending}>
            {t("passkey.register")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

// One's own passkeys: seen, made, taken away.
export function Passkeys() {
  const { t } = useTranslation();
  const passkeys = useQuery(passkeysQuery);
  const ways = useQuery(waysQuery);
  const why = !browserHasPasskeys() ? t("passkey.no_browser") : ways.data?.passkeys ? "" : t("passkey.no_address");
  return (
    <Stack gap="sm" component="section" aria-label={t("passkey.title")}>
      <Text fw={600}>{t("passkey.title")}</Text>
      <Text size="sm">{t("passkey.about")}</Text>
      <Loaded query={passkeys} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" className="muted">
              {t("passkey.none")}
            </Text>
          ) : (
            <Stack gap="sm" component="ul" className="plain-list">
              {items.map((passkey) => (
                <Row key={passkey.id} passkey={passkey} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {ways.data && (why ? <Text size="sm">{why}</Text> : <Register />)}
    </Stack>
  );
}

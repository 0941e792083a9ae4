import { Alert, Button, Code, Divider, Group, Modal, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, take } from "../api/client";
import { showPasskey } from "../api/passkeys";
import { sessionQuery } from "../api/queries";
import type { Session } from "../api/types";
import { Passkeys } from "./Passkeys";
import { Copy, ErrorPanel } from "./States";

function CodeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => take(api.PUT("/api/v1/session/factor", { body: { code } })),
    onSuccess: onDone,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    confirm.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("factor.code")}
          description={t("factor.code_about")}
          autoComplete="one-time-code"
          required
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {confirm.error && <ErrorPanel error={confirm.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            {t("factor.confirm")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const confirm = useMutation({
    mutationFn: async () => {
      const options = await take(api.POST("/api/v1/session/factor/passkey"));
      const credential = await showPasskey(options);
      return take(api.PUT("/api/v1/session/factor", { body: { credential } }));
    },
    onSuccess: onDone,
  });
  return (
    <Stack>
      {confirm.error && <ErrorPanel error={confirm.error} />}
      <Button fullWidth data-autofocus loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t("passkey.use")}
      </Button>
    </Stack>
  );
}

interface Ways {
  factors: Session["factors"];
}

// Over the page and over the settings: what waits for a factor goes on or is given up.
export function FactorPrompt({ why, factors, onEnd }: Ways & { why: string; onEnd: (given: boolean) => void }) {
  const { t } = useTranslation();
  const codes = factors.codes || factors.passkeys === 0;
  return (
    <Modal
      opened
      onClose={() => onEnd(false)}
      title={t("factor.title")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <Stack>
        <Text size="sm">{why}</Text>
        {factors.passkeys > 0 && <PasskeyButton onDone={() => onEnd(true)} />}
        {codes && factors.passkeys > 0 && <Divider label={t("signin.or")} />}
        {codes && <CodeForm onDone={() => onEnd(true)} />}
      </Stack>
    </Modal>
  );
}

// The factors themselves: set up, seen, taken away.
export function FactorSettings({ factors, onClose }: Ways & { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("factor.settings")} closeButtonProps={{ "aria-label": t("action.close") }}>
      <Stack>
        <Passkeys />
        <Divider />
        <Text fw={600}>{t("factor.codes")}</Text>
        <Codes there={factors.codes} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function Codes({ there, onClose }: { there: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const changed = () => {
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    onClose();
  };
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () => take(api.POST("/api/v1/session/factor", { body: password === "" ? {} : { password } })),
  });
  const asksPassword =
    password !== "" || (make.error instanceof ApiError && make.error.code === "identity.proof_needed");
  const remove = useMutation({ mutationFn: () => take(api.DELETE("/api/v1/session/factor")), onSuccess: changed });
  if (there) {
    return (
      <Stack>
        <Text size="sm">{t("factor.there")}</Text>
        {remove.error && <ErrorPanel error={remove.error} />}
        <Group justify="flex-end">
          <Button color="red" variant="light" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t("factor.remove")}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (!make.data) {
    return (
      <Stack>
        <Text size="sm">{t("factor.about")}</Text>
        {asksPassword && (
          <PasswordInput
            label={t("signin.password")}
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ "aria-label": t("signin.show_password"), tabIndex: 0, "aria-hidden": false }}
          />
        )}
        {make.error && <ErrorPanel error={make.error} />}
        <Group justify="flex-end">
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            {t("factor.make")}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <Alert color="yellow" title={t("factor.shown")}>
        {t("people.once")}
      </Alert>
      <Text size="sm">{t("factor.secret")}</Text>
      <Code block className="secret">
        {make.data.secret}
      </Code>
      <Group justify="flex-end">
        <Copy value={make.data.uri} label={t("factor.copy_uri")} />
      </Group>
      <Text size="sm">{t("factor.recovery")}</Text>
      <Code block className="secret">
        {make.data.recovery.join("\n")}
      </Code>
      <CodeForm onDone={changed} />
    </Stack>
  );
}

import { Alert, Button, Code, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { sessionQuery } from "../api/queries";
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

// Over the page: what waits for a code goes on or is given up; without `why`, the factor itself is set up or taken away.
export function FactorDialog({ why, there, onEnd }: { why?: string; there: boolean; onEnd: (given: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={() => onEnd(false)}
      title={t("factor.title")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      {why === undefined ? (
        <FactorSettings there={there} onClose={() => onEnd(true)} />
      ) : (
        <Stack>
          <Text size="sm">{why}</Text>
          <CodeForm onDone={() => onEnd(true)} />
        </Stack>
      )}
    </Modal>
  );
}

// Sets a second factor up, or takes it away.
function FactorSettings({ there, onClose }: { there: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const changed = () => {
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    onClose();
  };
  const make = useMutation({ mutationFn: () => take(api.POST("/api/v1/session/factor")) });
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

import {
  Alert,
  Button,
  Code,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { keysQuery, sessionQuery, usersQuery } from "../api/queries";
import type { Key, Role, User } from "../api/types";
import { When } from "../components/Bits";
import { Breakable } from "../components/Breakable";
import { Copy, Empty, ErrorPanel, Loaded, Page } from "../components/States";

const roles: Role[] = ["owner", "admin", "engineer", "approver", "employee", "auditor"];

// A password or a key, which the server keeps only as a hash: now or never.
function ShownOnce({ what, secret, onClose }: { what: string; secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="yellow" title={what}>
        {t("people.once")}
      </Alert>
      <Code block className="secret">
        {secret}
      </Code>
      <Group justify="flex-end">
        <Copy value={secret} label={t("action.copy")} />
        <Button onClick={onClose}>{t("people.kept")}</Button>
      </Group>
    </Stack>
  );
}

function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("employee");
  const [kind, setKind] = useState<"user" | "service">("user");
  const add = useMutation({
    mutationFn: () => take(api.POST("/api/v1/users", { body: { name, email, role, kind } })),
    onSuccess: (added) => {
      void client.invalidateQueries({ queryKey: usersQuery.queryKey });
      if (!added.password) onClose();
    },
  });
  if (add.data?.password)
    return <ShownOnce what={t("people.password_of", { email })} secret={add.data.password} onClose={onClose} />;
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("field.name")}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t("signin.email")}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("people.role")}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <NativeSelect
          label={t("people.kind")}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as "user" | "service")}
          data={(["user", "service"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {add.error && <ErrorPanel error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("people.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function AddKey({ users, onClose }: { users: User[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useQuery(sessionQuery).data?.user.email ?? "";
  const [user, setUser] = useState(me);
  const [days, setDays] = useState<number | string>(90);
  const add = useMutation({
    mutationFn: () =>
      take(api.POST("/api/v1/keys", { body: { user, ...(typeof days === "number" ? { expires_days: days } : {}) } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  if (add.data) return <ShownOnce what={t("people.key_of", { email: user })} secret={add.data.key} onClose={onClose} />;
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect
          label={t("people.key_user")}
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
          data={users
            .filter((one) => !one.disabled)
            .map((one) => ({ value: one.email, label: `${one.name} (${one.email})` }))}
        />
        <NumberInput
          label={t("people.expires_days")}
          description={t("people.expires_about")}
          min={1}
          max={3650}
          allowDecimal={false}
          hideControls
          value={days}
          onChange={setDays}
        />
        {add.error && <ErrorPanel error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("people.make_key")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Revoke({ target, onClose }: { target: Key; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => take(api.DELETE("/api/v1/keys/{id}", { params: { path: { id: target.id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
      onClose();
    },
  });
  return (
    <Stack>
      <Text>{t("people.revoke_consequence", { prefix: target.prefix, user: target.user })}</Text>
      {revoke.error && <ErrorPanel error={revoke.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t("people.revoke")}
        </Button>
      </Group>
    </Stack>
  );
}

function UserRows({ users }: { users: User[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useQuery(sessionQuery).data?.user.id;
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string; role?: Role; disabled?: boolean }) =>
      take(api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: usersQuery.queryKey }),
  });
  return (
    <>
      {change.error && <ErrorPanel error={change.error} />}
      <table className="cards" aria-label={t("people.people")}>
        <thead>
          <tr>
            <th scope="col">{t("field.name")}</th>
            <th scope="col">{t("signin.email")}</th>
            <th scope="col">{t("people.role")}</th>
            <th scope="col">{t("people.state")}</th>
            <th scope="col" aria-label={t("people.actions")} />
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td data-main>
                {user.name}
                {user.kind === "service" && <span className="muted"> · {t("kind.service")}</span>}
              </td>
              <td data-label={t("signin.email")} className="wrap">
                <Breakable text={user.email} />
              </td>
              <td data-label={t("people.role")}>
                <NativeSelect
                  size="xs"
                  aria-label={t("people.role_of", { name: user.name })}
                  value={user.role}
                  disabled={user.id === me || change.isPending}
                  onChange={(event) => change.mutate({ id: user.id, role: event.currentTarget.value as Role })}
                  data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
                />
              </td>
              <td data-label={t("people.state")}>{t(user.disabled ? "people.disabled" : "people.active")}</td>
              <td>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={user.id === me || change.isPending}
                  onClick={() => change.mutate({ id: user.id, disabled: !user.disabled })}
                  aria-label={t(user.disabled ? "people.enable_named" : "people.disable_named", { name: user.name })}
                >
                  {t(user.disabled ? "people.enable" : "people.disable")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function People() {
  const { t } = useTranslation();
  const users = useQuery(usersQuery);
  const keys = useQuery(keysQuery);
  const [dialog, setDialog] = useState<"person" | "key" | Key>();
  const close = () => setDialog(undefined);
  const title = dialog === "person" ? t("people.add") : dialog === "key" ? t("people.make_key") : t("people.revoke");
  return (
    <Page
      title={t("nav.people")}
      about={t("people.about")}
      actions={
        <>
          <Button variant="default" onClick={() => setDialog("key")} disabled={!users.data}>
            {t("people.make_key")}
          </Button>
          <Button onClick={() => setDialog("person")}>{t("people.add")}</Button>
        </>
      }
    >
      <Loaded query={users}>{({ items }) => <UserRows users={items} />}</Loaded>
      <section aria-labelledby="keys">
        <Title order={2} size="h4" id="keys" className="section-title">
          {t("people.keys")}
        </Title>
        <Loaded query={keys} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("people.no_keys")}>{t("people.no_keys_about")}</Empty>
            ) : (
              <table className="cards" aria-label={t("people.keys")}>
                <thead>
                  <tr>
                    <th scope="col">{t("people.prefix")}</th>
                    <th scope="col">{t("people.key_user")}</th>
                    <th scope="col">{t("people.scopes")}</th>
                    <th scope="col">{t("people.expires")}</th>
                    <th scope="col" aria-label={t("people.actions")} />
                  </tr>
                </thead>
                <tbody>
                  {items.map((key) => (
                    <tr key={key.id}>
                      <td data-main>
                        <code>{key.prefix}…</code>
                      </td>
                      <td data-label={t("people.key_user")} className="wrap">
                        <Breakable text={key.user} />
                      </td>
                      <td data-label={t("people.scopes")}>{key.scopes.join(", ") || t("people.all_scopes")}</td>
                      <td data-label={t("people.expires")}>
                        {key.expires_at ? <When at={key.expires_at} /> : t("people.never")}
                      </td>
                      <td>
                        <Button
                          size="compact-sm"
                          variant="default"
                          onClick={() => setDialog(key)}
                          aria-label={t("people.revoke_named", { prefix: key.prefix })}
                        >
                          {t("people.revoke")}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </section>
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={title}
        lockScroll={false}
        closeButtonProps={{ "aria-label": t("action.close") }}
      >
        {dialog === "person" && <AddPerson onClose={close} />}
        {dialog === "key" && <AddKey users={users.data?.items ?? []} onClose={close} />}
        {typeof dialog === "object" && <Revoke target={dialog} onClose={close} />}
      </Modal>
    </Page>
  );
}

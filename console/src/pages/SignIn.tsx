import { Button, Divider, Paper, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, setCsrf, take } from "../api/client";
import { browserHasPasskeys, showPasskey } from "../api/passkeys";
import { sessionQuery, waysQuery } from "../api/queries";
import type { Session } from "../api/types";
import { ErrorPanel } from "../components/States";
import { currentLanguage, type LanguageTag, languageNames, languages, setLanguage } from "../i18n";

const route = getRouteApi("/signin");
// What the directory sent back with the browser, as it was before the router read it as JSON: a code may look like a number.
let returned: URLSearchParams | null = new URLSearchParams(window.location.search);
const wantedKey = "socle.wanted"; // the page that was asked for, while the browser is at the directory

export function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = route.useSearch();
  const ways = useQuery(waysQuery);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const enter = useMutation({
    mutationFn: () =>
      take(api.POST("/api/v1/session", { body: { email: email.trim(), password, code: code || undefined } })),
    onSuccess: entered,
  });
  async function entered(session: Session) {
    await client.cancelQueries({ queryKey: sessionQuery.queryKey }); // one that was asked before says that there is none
    setCsrf(session.csrf);
    client.setQueryData(sessionQuery.queryKey, session);
    const wanted = to ?? sessionStorage.getItem(wantedKey);
    sessionStorage.removeItem(wantedKey);
    // Only to a page of this console, never to another site.
    router.history.push(wanted?.startsWith("/") && !wanted.startsWith("//") ? wanted : "/");
  }
  // Beside the password, among the passkeys that the server named for whoever knows it; and alone.
  const beside = useMutation({
    mutationFn: async (among: string[]) => {
      const credential = await showPasskey(await take(api.POST("/api/v1/session/passkey")), among);
      return take(api.POST("/api/v1/session", { body: { email: email.trim(), password, credential } }));
    },
    onSuccess: entered,
  });
  const alone = useMutation({
    mutationFn: async () => {
      const credential = await showPasskey(await take(api.POST("/api/v1/session/passkey")));
      return take(api.PUT("/api/v1/session/passkey", { body: { credential } }));
    },
    onSuccess: entered,
  });
  const leave = useMutation({
    mutationFn: () => take(api.POST("/api/v1/session/oidc")),
    onSuccess: ({ location }) => {
      if (to) sessionStorage.setItem(wantedKey, to);
      window.location.assign(location);
    },
  });
  // Back from the company's directory: what it sent along is good for one sign-in.
  const back = useMutation({
    mutationFn: (sent: URLSearchParams) =>
      take(
        api.PUT("/api/v1/session/oidc", {
          body: {
            state: sent.get("state") ?? "",
            code: sent.get("code") ?? undefined,
            issuer: sent.get("iss") ?? undefined,
            error: sent.get("error") ?? undefined,
          },
        }),
      ),
    onSuccess: entered,
  });
  useEffect(() => {
    const sent = returned;
    returned = null;
    if (sent?.has("state")) back.mutate(sent);
  });
  useEffect(() => {
    document.title = `${t("signin.title")} · Socle`;
  }, [t]);

  const refused = enter.error instanceof ApiError ? enter.error : undefined;
  const wanted = refused?.code === "identity.factor_asked" ? (refused.params.ways ?? "code").split(" ") : [];
  const asksCode = code !== "" || wanted.includes("code") || refused?.code === "identity.factor_wrong";
  const among = wanted.includes("passkey") ? (refused?.params.credentials ?? "").split(" ") : [];
  const failed = beside.error ?? alone.error ?? enter.error ?? leave.error ?? back.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    for (const one of [beside, alone, leave, back]) one.reset();
    enter.mutate();
  }

  return (
    <main className="signin">
      <Paper withBorder shadow="sm" p="xl" radius="lg" className="signin-card">
        <form onSubmit={submit}>
          <Stack gap="md">
            <div className="brand">
              <img src="/icon.svg" alt="" width={32} height={32} />
              <span>Socle</span>
            </div>
            <div>
              <Title order={1} size="h3">
                {t("signin.title")}
              </Title>
              <Text size="sm" className="muted">
                {t("signin.about")}
              </Text>
            </div>
            <TextInput
              label={t("signin.email")}
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t("signin.password")}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{
                "aria-label": t("signin.show_password"),
                tabIndex: 0,
                "aria-hidden": false,
              }}
            />
            {asksCode && (
              <TextInput
                label={t("factor.code")}
                description={t("factor.code_about")}
                autoComplete="one-time-code"
                required
                autoFocus
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            )}
            {failed && <ErrorPanel error={failed} />}
            {among.length > 0 && browserHasPasskeys() && (
              <Button fullWidth autoFocus loading={beside.isPending} onClick={() => beside.mutate(among)}>
                {t("passkey.use")}
              </Button>
            )}
            <Button
              type="submit"
              variant={among.length > 0 && !asksCode ? "default" : "filled"}
              loading={enter.isPending}
              fullWidth
            >
              {t("signin.enter")}
            </Button>
            {(ways.data?.directory || ways.data?.passkeys) && <Divider label={t("signin.or")} />}
            {ways.data?.passkeys && browserHasPasskeys() && (
              <Button variant="default" fullWidth loading={alone.isPending} onClick={() => alone.mutate()}>
                {t("signin.passkey")}
              </Button>
            )}
            {ways.data?.directory && (
              <Button
                variant="default"
                fullWidth
                loading={leave.isPending || leave.isSuccess || back.isPending}
                onClick={() => leave.mutate()}
              >
                {t("signin.directory")}
              </Button>
            )}
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t("user.language")}
              value={currentLanguage()}
              onChange={(value) => void setLanguage(value as LanguageTag)}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </Stack>
        </form>
      </Paper>
    </main>
  );
}

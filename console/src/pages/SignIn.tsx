import { Button, Paper, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, setCsrf, take } from "../api/client";
import { sessionQuery } from "../api/queries";
import { ErrorPanel } from "../components/States";
import { currentLanguage, type LanguageTag, languageNames, languages, setLanguage } from "../i18n";

const route = getRouteApi("/signin");

export function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = route.useSearch();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => take(api.POST("/api/v1/session", { body: { email: email.trim(), password } })),
    onSuccess: async (session) => {
      setCsrf(session.csrf);
      client.setQueryData(sessionQuery.queryKey, session);
      // Only to a page of this console, never to another site.
      router.history.push(to?.startsWith("/") && !to.startsWith("//") ? to : "/");
    },
  });
  useEffect(() => {
    document.title = `${t("signin.title")} · Socle`;
  }, [t]);

  function submit(event: FormEvent) {
    event.preventDefault();
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
            {enter.error && <ErrorPanel error={enter.error} />}
            <Button type="submit" loading={enter.isPending} fullWidth>
              {t("signin.enter")}
            </Button>
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

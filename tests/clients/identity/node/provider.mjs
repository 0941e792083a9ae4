// A company's directory for the tests: a certified OpenID provider with invented people, who sign in with any password.
// Prints its address as one line of JSON, and ends with its standard input.
import { createServer } from "node:http";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { Provider } from "oidc-provider";

const people = {
  mara: { email: "Mara@Firma.example", email_verified: true, name: "Mara Beispiel (erfunden)", groups: ["staff", "everyone"] },
  otto: { email: "otto@firma.example", email_verified: true, name: "Otto Beispiel (erfunden)", groups: ["auditors"] },
  nele: { email: "nele@firma.example", email_verified: false, name: "Nele Beispiel (erfunden)", groups: ["staff"] },
  gast: { email: "gast@anderswo.example", email_verified: true, name: "Gast (erfunden)", groups: ["staff"] },
  ohne: { email: "ohne@firma.example", email_verified: true, name: "Ohne Gruppe (erfunden)", groups: [] },
  chef: { email: "owner@socle.example", email_verified: true, name: "Chef (erfunden)", groups: ["staff"] },
};
const algorithms = ["RS256", "ES256", "PS256", "EdDSA"];
const redirect = process.argv[2];

function key(algorithm) {
  const pair =
    algorithm === "ES256"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : algorithm === "EdDSA"
        ? generateKeyPairSync("ed25519")
        : generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...pair.privateKey.export({ format: "jwk" }), use: "sig", alg: algorithm, kid: randomUUID() };
}

function made(issuer, keys) {
  return new Provider(issuer, {
    jwks: { keys },
    clients: algorithms.map((algorithm) => ({
      client_id: `socle-${algorithm}`,
      client_secret: "invented-client-secret+/=",
      redirect_uris: [redirect],
      id_token_signed_response_alg: algorithm,
    })),
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    cookies: { keys: ["invented"] },
    enabledJWA: { idTokenSigningAlgValues: algorithms },
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => false,
        getResourceServerInfo: (_, resource) => ({ scope: "call", audience: resource, accessTokenFormat: "jwt", accessTokenTTL: 600, jwt: { sign: { alg: "RS256" } } }),
      },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });
}

let handle;
const server = createServer((request, response) => {
  if (request.method === "POST" && request.url === "/test/rotate") {
    handle = made(issuer, algorithms.map(key)).callback();
    return response.end("{}");
  }
  if (request.method === "POST" && request.url.startsWith("/test/groups/")) {
    const [, , , who, ...groups] = request.url.split("/");
    people[who].groups = groups;
    return response.end("{}");
  }
  return handle(request, response);
});
server.listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const issuer = `http://127.0.0.1:${server.address().port}`;
console.info = console.warn = () => {}; // it warns that its forms are for development
handle = made(issuer, algorithms.map(key)).callback();
process.stdout.write(`${JSON.stringify({ issuer })}\n`);
process.stdin.on("end", () => process.exit(0)).resume();

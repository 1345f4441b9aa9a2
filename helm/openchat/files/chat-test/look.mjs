// What an ingress must do besides leading somewhere, looked at from outside.

/** Three encrypted tokens are in a portal's cookies. */
const LARGE = 30_000;
/** Cookies that browsers accept are no longer than this. */
const PIECE = 4_000;

/** The looks, as [what is found to be so, function that throws when it is not]. */
export function lookAt(ingress, agentOrigin) {
  const portal = new URL(`${agentOrigin}/agent/`);
  return [
    [
      'who writes X-Forwarded-Host and -Proto into a request gets nowhere with it',
      async () => {
        const answer = await ingress.request(portal, { headers: { 'X-Forwarded-Host': 'elsewhere.example', 'X-Forwarded-Proto': 'http' } });
        const back = new URL(answer.headers.location ?? '', portal).searchParams.get('redirect_uri') ?? answer.headers.location;
        if (!back?.startsWith(`${agentOrigin}/`)) {
          throw new Error(`the ingress must overwrite these two: the login came back to ${back} (status ${answer.status})`);
        }
      },
    ],
    [
      'requests with large cookies pass',
      async () => {
        const pieces = Array.from({ length: Math.floor(LARGE / PIECE) }, (_, i) => `helm-test-${i}=${'x'.repeat(PIECE)}`);
        const answer = await ingress.request(portal, { headers: { Cookie: pieces.join('; ') } });
        if (answer.status !== 302) {
          throw new Error(`${LARGE / 1000} kB of cookies were answered with ${answer.status}: the ingress must take headers of 32 KiB`);
        }
      },
    ],
  ];
}

/** A real OpenID Connect provider on this machine, with people who sign in by their name alone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface Person {
  email: string;
  email_verified: boolean;
}

export interface RunningProvider {
  issuer: string;
  close(): Promise<void>;
}

async function bodyOf(req: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

/** Asks for no password: `login` in the form is the person; consent is given at once. */
function interactions(provider: Provider) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { prompt, params, session } = await provider.interactionDetails(req, res);
    if (prompt.name === 'login') {
      if (req.method !== 'POST') {
        res.setHeader('content-type', 'text/html');
        res.end('<form method="post"><input name="login"><button>ok</button></form>');
        return;
      }
      const login = (await bodyOf(req)).get('login') ?? '';
      await provider.interactionFinished(req, res, { login: { accountId: login } });
      return;
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: params.client_id as string,
    });
    grant.addOIDCScope('openid email');
    await provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } });
  };
}

/** @param people by the name with which they sign in */
export async function startProvider(
  redirectUri: string,
  people: Readonly<Record<string, Person>>,
): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'vaalikumppani', client_secret: 'a-secret-of-the-test', redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['a-key-of-the-test'] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  const interact = interactions(provider);
  const answer = provider.callback();
  server.on('request', (req, res) => {
    void (req.url?.startsWith('/interaction/') ? interact(req, res) : answer(req, res));
  });
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

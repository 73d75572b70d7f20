/** OpenID Connect: code flow with PKCE, state and nonce; the one file that names openid-client. */
import * as client from 'openid-client';
import type { OidcConfig } from '../config';
import type { ProviderClaims } from './sign-in.service';

/** What the browser keeps while the person is at the provider. */
export interface ProviderAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export interface IdentityProvider {
  /** Where to send the browser, and what it must bring back. */
  begin(): Promise<{ url: URL; attempt: ProviderAttempt }>;
  /**
   * Exchanges the code for what the provider says about the person.
   * @param search query of the address that the provider sent the browser to
   * @throws {Error} when state, nonce, signature or code do not fit
   */
  finish(search: string, attempt: ProviderAttempt): Promise<ProviderClaims>;
}

/** @param redirectUri address registered at the provider */
export function openIdentityProvider(oidc: OidcConfig, redirectUri: string): IdentityProvider {
  let known: client.Configuration | null = null;
  const discover = async () => {
    if (known !== null) return known;
    // Deprecated only to stand out: the configuration allows plain http for a provider on this machine alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const execute = oidc.issuer.startsWith('http://') ? [client.allowInsecureRequests] : [];
    known = await client.discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, {
      execute,
    });
    return known;
  };
  return {
    begin: async () => {
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      });
      return { url, attempt };
    },
    finish: async (search, attempt) => {
      const configuration = await discover();
      const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri}${search}`), {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const idToken = tokens.claims();
      if (idToken === undefined) throw new Error('The provider sent no ID token');
      const claims =
        idToken.email === undefined
          ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
          : idToken;
      return {
        email: typeof claims.email === 'string' ? claims.email : null,
        emailVerified: claims.email_verified === true,
      };
    },
  };
}

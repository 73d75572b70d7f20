/** Access tokens of a municipality: list, making, showing the secret once, revoking. */
import { randomUUID } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { requireSignedIn } from '../accounts/guard.routes';
import { formErrors } from '../i18n/form-problem';
import { paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { readerOf, workspaceGuard } from '../workspace/workspace.routes';
import { parseToken, typedToken } from './access-token.form';
import { mostTokens, tokenState } from './access-token.model';
import { revokePage, tokensHref, tokensPage, type TokensInput } from './access-token.pages';
import { createToken, endToken, readMunicipalityTokens, readToken } from './access-token.service';

export function accessTokenRoutes(deps: Deps): Router {
  const router = Router();
  router.get(paths.municipalityTokens, workspaceGuard, async (req, res) => {
    await showTokens(deps, req, res, { isRevoked: req.query.done === 'revoked' });
  });
  router.post(paths.municipalityTokens, workspaceGuard, make(deps));
  router.get(paths.municipalityToken, workspaceGuard, async (req, res) => {
    const token = await tokenOf(deps, req);
    const known = await readMunicipalityTokens(deps, token.municipalityCode);
    if (known === null || tokenState(token, deps.clock()) !== 'active') throw new AppError('notFound');
    await renderPage(res, 'access-tokens/revoke', revokePage(known.municipality, token, readerOf(res)));
  });
  router.post(paths.municipalityToken, workspaceGuard, async (req, res) => {
    const token = await tokenOf(deps, req);
    await endToken(deps, token, requireSignedIn(res).account.id);
    res.redirect(303, tokensHref(languageOf(res), token.municipalityCode, 'revoked'));
  });
  return router;
}

const codeOf = (req: Request) => String(req.params.municipality);

async function tokenOf(deps: Deps, req: Request) {
  const token = await readToken(deps, codeOf(req), String(req.params.token));
  if (token === null) throw new AppError('notFound');
  return token;
}

async function showTokens(
  deps: Deps,
  req: Request,
  res: Response,
  shown: Pick<TokensInput, 'typed' | 'errors' | 'made' | 'isRevoked'>,
): Promise<void> {
  const known = await readMunicipalityTokens(deps, codeOf(req));
  if (known === null) throw new AppError('notFound');
  const input = {
    ...known,
    ...shown,
    publicUrl: deps.config.publicUrl,
    now: deps.clock(),
    newId: randomUUID(),
  };
  await renderPage(res, 'access-tokens/tokens', tokensPage(input, readerOf(res)));
}

function make(deps: Deps): RequestHandler {
  return async (req, res) => {
    const { t } = readerOf(res);
    const refuse = async (status: number, problems: Parameters<typeof formErrors>[1]) => {
      res.status(status);
      await showTokens(deps, req, res, { typed: typedToken(req.body), errors: formErrors(t, problems) });
    };
    const known = await readMunicipalityTokens(deps, codeOf(req));
    if (known === null) throw new AppError('notFound');
    const form = parseToken(req.body);
    if (!form.ok) {
      await refuse(422, form.problem);
      return;
    }
    const { id } = requireSignedIn(res).account;
    const made = await createToken(deps, codeOf(req), id, form.value);
    if (made.ok) {
      // No redirect: the secret is in this one answer and nowhere else.
      res.status(201);
      const { token, secret } = made.value;
      await showTokens(deps, req, res, { made: { name: token.name, secret } });
      return;
    }
    const message = `accessTokens.problem.${made.problem}` as const;
    await refuse(409, [{ field: 'name', message, params: { count: mostTokens } }]);
  };
}

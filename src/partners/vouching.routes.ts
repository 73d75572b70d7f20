/** Vouching for organisations: by the contacts of one that is known itself, and by municipalities for those that work there. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { parsePage } from '../accounts/account.form';
import { actorOf, requirePermission, requireRole, requireSignedIn } from '../accounts/guard.routes';
import type { Outlines } from '../areas/outline.service';
import { localName } from '../i18n/language';
import { translator } from '../i18n/translate';
import { municipalAuthority, municipalityKey } from '../organisations/authority.model';
import { openAuthorityService, readAuthorityService } from '../organisations/authority.service';
import { field } from '../organisations/organisation.form';
import { currentMunicipalities } from '../organisations/organisation.service';
import type { Voucher } from '../organisations/trust.model';
import { setVouching } from '../organisations/trust.service';
import { href, paths } from '../paths';
import type { Deps } from '../platform/deps';
import { AppError } from '../platform/errors';
import { languageOf } from '../platform/language';
import { renderPage } from '../platform/render';
import { readCountry } from './partner-directory.service';
import { vouchingPage, type VouchingInput } from './vouching.pages';
import { readVouchingOfMunicipality, readVouchingOfOrganisation } from './vouching.service';

export function vouchingRoutes(deps: Deps, outlines: Outlines): Router {
  const router = Router();
  const partner = requireRole('partner');
  const municipality = requirePermission('editPlacesOfMunicipality', (req) => ({
    municipalityCode: String(req.params.municipality),
  }));
  router.get(paths.partnerVouching, partner, showForOrganisation(deps, outlines));
  router.post(
    paths.partnerVouching,
    partner,
    change(deps, (req) => ({ kind: 'organisation', id: String(req.params.organisation) })),
  );
  router.get(paths.municipalityPartners, municipality, showForMunicipality(deps, outlines));
  router.post(
    paths.municipalityPartners,
    municipality,
    change(deps, (req) => ({ kind: 'municipality', code: String(req.params.municipality) })),
  );
  return router;
}

const questionOf = (req: Request) => ({
  search: field(req.query, 'q').slice(0, 100),
  page: parsePage(req.query),
});

async function render(res: Response, input: VouchingInput): Promise<void> {
  const language = languageOf(res);
  await renderPage(res, 'partners/vouching', vouchingPage(input, { t: translator(language), language }));
}

function showForOrganisation(deps: Deps, outlines: Outlines): RequestHandler {
  return async (req, res) => {
    const id = String(req.params.organisation);
    const found = await readVouchingOfOrganisation(deps, actorOf(res)!, id, questionOf(req));
    if (found === null) throw new AppError('notFound');
    const language = languageOf(res);
    const params = { organisation: id };
    await render(res, {
      name: found.organisation.name,
      action: href(language, paths.partnerVouching, params),
      back: { text: found.organisation.name, href: href(language, paths.partnerOrganisation, params) },
      list: found.list,
      country: await readCountry(deps, outlines),
      done: req.query.done === '1',
      service: null,
    });
  };
}

/** The municipality's own service: its page for its people, a button for those who may open or enter it. */
async function serviceOf(deps: Deps, code: string, res: Response): Promise<VouchingInput['service']> {
  const present = await readAuthorityService(deps, municipalityKey(code));
  const { account } = requireSignedIn(res);
  const isMember = account.grants.some(({ role, scope }) => role === 'partner' && scope === present?.id);
  const language = languageOf(res);
  return {
    text: present?.name ?? null,
    href:
      present !== null && isMember
        ? href(language, paths.partnerOrganisation, { organisation: present.id })
        : null,
    mayOpen: account.grants.some(({ role, scope }) => role === 'municipality' && scope === code),
  };
}

function showForMunicipality(deps: Deps, outlines: Outlines): RequestHandler {
  return async (req, res) => {
    const code = String(req.params.municipality);
    const country = await readCountry(deps, outlines);
    const municipality = country.municipalities.find((each) => each.code === code);
    if (municipality === undefined) throw new AppError('notFound');
    const language = languageOf(res);
    const params = { municipality: code };
    await render(res, {
      name: localName(municipality, language),
      action: href(language, paths.municipalityPartners, params),
      back: {
        text: localName(municipality, language),
        href: href(language, paths.municipalityWorkspace, params),
      },
      list: await readVouchingOfMunicipality(deps, code, questionOf(req)),
      country,
      done: req.query.done === '1',
      service: await serviceOf(deps, code, res),
    });
  };
}

/** Makes the municipality's own service, or lets in whoever acts for the municipality by now. */
async function openService(deps: Deps, req: Request, res: Response): Promise<void> {
  const { account } = requireSignedIn(res);
  const code = String(req.params.municipality);
  const municipality = (await currentMunicipalities(deps)).find((each) => each.code === code);
  const isOfMunicipality = account.grants.some(
    ({ role, scope }) => role === 'municipality' && scope === code,
  );
  if (municipality === undefined || !isOfMunicipality) throw new AppError('forbidden');
  const { id } = await openAuthorityService(deps, account, municipalAuthority(municipality));
  res.redirect(303, href(languageOf(res), paths.partnerOrganisation, { organisation: id }));
}

/** Fields `organisation`, and `action`: vouch, takeBack, or openService on the page of a municipality. */
function change(deps: Deps, voucherOf: (req: Request) => Voucher): RequestHandler {
  return async (req, res) => {
    const action = field(req.body, 'action');
    if (action === 'openService') {
      await openService(deps, req, res);
      return;
    }
    if (action !== 'vouch' && action !== 'takeBack') throw new AppError('badRequest');
    const organisationId = field(req.body, 'organisation');
    const voucher = voucherOf(req);
    const done = await setVouching(deps, actorOf(res)!, {
      voucher,
      organisationId,
      vouches: action === 'vouch',
    });
    if (!done.ok) throw new AppError(done.problem === 'gone' ? 'notFound' : 'forbidden');
    const language = languageOf(res);
    res.redirect(
      303,
      voucher.kind === 'organisation'
        ? href(language, paths.partnerVouching, { organisation: voucher.id }, { done: '1' })
        : href(language, paths.municipalityPartners, { municipality: voucher.code }, { done: '1' }),
    );
  };
}

/** View model of the page on which somebody vouches for organisations. */
import { paging, type Paging } from '../i18n/paging';
import { href, paths } from '../paths';
import { areaNames, type Reader } from './partner-directory.pages';
import { partnersPerPage, type Country } from './partner-directory.model';
import type { VouchingList } from './vouching.model';

export interface VouchingPage {
  title: string;
  lead: string;
  action: string;
  search: string;
  mayVouch: boolean;
  done: boolean;
  count: string;
  rows: readonly {
    id: string;
    name: string;
    href: string;
    kind: string;
    area: string;
    trust: string;
    isVouchedFor: boolean;
    button: string | null;
  }[];
  paging: Paging;
  back: { text: string; href: string };
  /** The municipality's own service; null on the page of an organisation. */
  service: { text: string | null; href: string | null; mayOpen: boolean } | null;
}

export interface VouchingInput {
  name: string;
  action: string;
  back: { text: string; href: string };
  list: VouchingList;
  country: Country;
  done: boolean;
  service: VouchingPage['service'];
}

export function vouchingPage(input: VouchingInput, reader: Reader): VouchingPage {
  const { t, language } = reader;
  const { list, country, action } = input;
  const buttonOf = (isVouchedFor: boolean, name: string) => {
    if (isVouchedFor) return t('vouching.takeBack', { name });
    return list.mayVouch ? t('vouching.vouch', { name }) : null;
  };
  const pageHref = (page: number) => {
    const query = new URLSearchParams({
      ...(list.search === '' ? {} : { q: list.search }),
      page: String(page),
    });
    return `${action}?${query.toString()}`;
  };
  return {
    title: t('vouching.title', { name: input.name }),
    lead: t(list.voucher.kind === 'municipality' ? 'vouching.leadMunicipality' : 'vouching.leadOrganisation'),
    action,
    search: list.search,
    mayVouch: list.mayVouch,
    done: input.done,
    count: t('partners.count', { count: list.total }),
    rows: list.rows.map(({ organisation, isVouchedFor }) => ({
      id: organisation.id,
      name: organisation.name,
      href: href(language, paths.organisation, { organisation: organisation.id }),
      kind: t(`organisations.kind.${organisation.kind}`),
      area: areaNames(organisation.municipalities, country, reader).slice(0, 6).join(', '),
      trust: t(`organisations.trust.${organisation.trust}`),
      isVouchedFor,
      button: buttonOf(isVouchedFor, organisation.name),
    })),
    paging: paging(t, { page: list.page, perPage: partnersPerPage, total: list.total }, pageHref),
    back: input.back,
    service: input.service,
  };
}

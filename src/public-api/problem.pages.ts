/** What went wrong with a request to the interface, for programs and people (RFC 9457). */
import type { Translate } from '../i18n/translate';
import type { ParameterProblem } from './places-question.form';
import type { ApiProblem } from './public-place.form';

/** A request whose parameters cannot be used: each with what was given and what is expected. */
export function parameterProblem(problems: readonly ParameterProblem[], t: Translate): ApiProblem {
  const errors = problems.map(({ field, value, expected }) => ({
    field,
    value,
    expected: t(`api.expected.${expected}`),
  }));
  return {
    type: 'about:blank',
    title: t('api.problem.parameters.title'),
    status: 400,
    detail: errors
      .map((error) =>
        error.value === ''
          ? t('api.problem.parameters.missing', error)
          : t('api.problem.parameters.one', error),
      )
      .join(' '),
    errors,
  };
}

/** An election that nobody knows. */
export function unknownElectionProblem(election: string, t: Translate): ApiProblem {
  return {
    type: 'about:blank',
    title: t('api.problem.election.title'),
    status: 404,
    detail: t('api.problem.election.detail', { election: election.slice(0, 40) }),
  };
}

/** An address of the interface that does not exist, or a method that it does not take. */
export function requestProblem(kind: 'address' | 'method', t: Translate): ApiProblem {
  return {
    type: 'about:blank',
    title: t(`api.problem.${kind}.title`),
    status: kind === 'address' ? 404 : 405,
    detail: t(`api.problem.${kind}.detail`),
  };
}

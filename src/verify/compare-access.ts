import { quote } from '../base/quote.ts'
import type { Principal, Statement } from '../layer/layer.ts'
import type { Context } from './context.ts'
import { seenIn, unreadIn, versionIn } from './context.ts'
import type { AspectResult, Finding } from './drift.ts'

/** Compares the resource policy with the declared principals. */
export function comparePermissions({
  looks,
  expectation: { principals },
}: Context): AspectResult | undefined {
  const { statements } = looks
  const version = versionIn(looks)
  if (principals === undefined || statements === undefined || !version) return undefined
  if ('unread' in statements) return { findings: [], unchecked: unreadIn(statements) }
  const isDeclared = ({ principal }: Statement): boolean =>
    principal !== undefined && principals.includes(principal)
  const missing = principals.filter((one) => !statements.seen.some(({ principal }) => principal === one))
  const strangers = statements.seen.filter((statement) => !isDeclared(statement))
  return {
    findings: [
      ...missing.map((principal): Finding => {
        const text = `Version ${version.version} is not shared with ${named(principal)}.`
        return { kind: 'missing-permission', text, expected: principal }
      }),
      ...strangers.map(({ id, principal }): Finding => {
        const grantee =
          principal === undefined
            ? 'a principal or condition that this action does not know'
            : named(principal)
        const text = `Version ${version.version} is shared with ${grantee} by the statement ${quote(id)}, which is not expected.`
        return { kind: 'unexpected-permission', text, found: principal ?? id }
      }),
    ],
  }
}

function named(principal: Principal): string {
  return principal === '*' ? 'everyone ("*")' : principal
}

/** Compares the values of the parameters with the ARN of the version. */
export function compareParameters({ looks: { parameters, ...looks } }: Context): AspectResult | undefined {
  const version = versionIn(looks)
  if (parameters.length === 0 || !version) return undefined
  const findings = parameters.flatMap(({ name, value }): Finding[] => {
    const found = seenIn(value)
    const expected = version.arn
    if (found === expected || 'unread' in value) return []
    return found === undefined
      ? [{ kind: 'missing-parameter', text: `The parameter "${name}" does not exist.`, expected }]
      : [
          {
            kind: 'different-parameter',
            text: `The parameter "${name}" has the value ${quote(found)} instead of ${expected}.`,
            expected,
            found,
          },
        ]
  })
  return { findings, unchecked: parameters.map(({ value }) => unreadIn(value)).find((one) => one) }
}

/** Compares what the consumer sees. If the consumer cannot read a version, only its owner sees whether it exists. */
export function compareConsumer({
  looks,
  expectation: { consumer = '' },
}: Context): AspectResult | undefined {
  const { shared, version } = looks
  if (shared === undefined) return undefined
  if ('unread' in shared) return { findings: [], unchecked: unreadIn(shared) }
  if (shared.seen) return { findings: [] }
  const isSeenByOwner = version && 'seen' in version ? version.seen !== undefined : undefined
  // The missing version is already a difference.
  if (isSeenByOwner === false) return undefined
  const what = `Account ${consumer} cannot read version ${looks.expected ?? '?'}`
  const finding: Pick<Finding, 'kind' | 'text'> = isSeenByOwner
    ? { kind: 'not-granted', text: `${what}, although the version exists.` }
    : {
        kind: 'missing-or-not-granted',
        text:
          `${what}. Either the version does not exist, or it is not shared with this account. ` +
          'AWS returns the same error in both cases.',
      }
  return { findings: [{ ...finding, expected: consumer }] }
}

import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'

/** A type of policy. `matches` finds it in a message of AWS. `name` is its name in messages of the action. */
interface PolicyKind {
  readonly matches: RegExp
  readonly name: string
  readonly ifDenied: string
  readonly ifNotAllowed: string
}

const askTheOrganization =
  'Ask the administrators of the organization for an exception, or remove the Region from "regions".'

/** The policies that AWS names if it denies access (IAM: "Troubleshoot access denied error messages"). */
const kinds: readonly PolicyKind[] = [
  {
    matches: /service control policy/,
    name: 'A service control policy (SCP) of the organization',
    ifDenied: askTheOrganization,
    ifNotAllowed: askTheOrganization,
  },
  {
    matches: /resource control policy/,
    name: 'A resource control policy (RCP) of the organization',
    ifDenied: askTheOrganization,
    ifNotAllowed: askTheOrganization,
  },
  {
    matches: /permissions? boundary/,
    name: 'The permissions boundary of the role or user',
    ifDenied: 'Remove the Deny statement from the boundary, or use another boundary.',
    ifNotAllowed: 'Add the permission to the boundary too.',
  },
  {
    matches: /session policy/,
    name: 'The session policy that an earlier step set',
    ifDenied: 'Remove the Deny statement from that session policy.',
    ifNotAllowed: 'Add the permission to that session policy too.',
  },
  {
    matches: /VPC endpoint policy/,
    name: 'The policy of the VPC endpoint of the runner',
    ifDenied: 'Remove the Deny statement from that policy, or use another network.',
    ifNotAllowed: 'Add the permission to that policy, or use another network.',
  },
  {
    matches: /role trust policy/,
    name: 'The trust policy of the role',
    ifDenied:
      'Remove the Deny statement from the trust policy, or change its conditions so that they allow this job.',
    ifNotAllowed: 'Allow the action in the trust policy.',
  },
  {
    matches: /resource-based policy/,
    name: 'The policy of the resource',
    ifDenied: 'Remove the Deny statement from that policy, or change its conditions.',
    ifNotAllowed: 'Allow the action in that policy, as the resource belongs to another account.',
  },
  {
    matches: /identity-based policy/,
    name: 'A policy of the role or user',
    ifDenied: 'Remove the Deny statement from that policy, or change its conditions.',
    ifNotAllowed: '',
  },
]

/**
 * Returns which policy denies a call, and what to do. Undefined if a permission for the role is enough, or if AWS does not report the
 * policy.
 */
export function denialIn(error: unknown): Message | undefined {
  const message = messageOf(error)
  const denied = /(?:with an |by an? )?explicit(?:ly)? den(?:y|ied)(.*)/is.exec(message)
  if (denied) return about('a-policy-denies-it', explicitDenial(denied[1] ?? ''))
  const [, policy = ''] = /because no (.+?) allows/is.exec(message) ?? []
  const kind = kinds.find(({ matches }) => matches.test(policy))
  if (!kind?.ifNotAllowed) return undefined
  return about(
    'a-policy-denies-it',
    `${kind.name} does not allow this. Adding a permission to the role alone does not help. ${kind.ifNotAllowed}`,
  )
}

/**
 * Returns whether the owner of a resource in another account denies access to it. Otherwise, a policy of the caller denies it. AWS names
 * the type of the policy in most messages.
 */
export function comesFromOwner(error: unknown): boolean {
  const [, policy = 'resource-based policy'] =
    /(?:because no|with an explicit deny in an?) ([\w -]+? policy|permissions boundary)\b/i.exec(
      messageOf(error),
    ) ?? []
  return policy === 'resource-based policy'
}

function explicitDenial(where: string): string {
  const kind = kinds.find(({ matches }) => matches.test(where))
  const what = kind?.name ?? 'A policy'
  const advice =
    kind?.ifDenied ?? 'Find the policy with this Deny statement. AWS does not report which policy it is.'
  return `${what} denies this explicitly. Adding a permission does not help. ${advice}`
}

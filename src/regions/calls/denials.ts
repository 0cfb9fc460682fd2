import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'

/**
 * A type of policy: how AWS names it in a message, how the action names it, and what to do if it denies or does not allow a
 * call.
 */
interface PolicyKind {
  readonly named: RegExp
  readonly is: string
  readonly ifDenied: string
  readonly ifNotAllowed: string
}

const askTheOrganization =
  'Ask the administrators of the organization for an exception, or remove the Region from "regions".'

/** The policies that AWS names if it denies access (IAM: "Troubleshoot access denied error messages"). */
const kinds: readonly PolicyKind[] = [
  {
    named: /service control policy/,
    is: 'A service control policy (SCP) of the organization',
    ifDenied: askTheOrganization,
    ifNotAllowed: askTheOrganization,
  },
  {
    named: /resource control policy/,
    is: 'A resource control policy (RCP) of the organization',
    ifDenied: askTheOrganization,
    ifNotAllowed: askTheOrganization,
  },
  {
    named: /permissions? boundary/,
    is: 'The permissions boundary of the role or user',
    ifDenied: 'Remove the Deny statement from the boundary, or use another boundary.',
    ifNotAllowed: 'Add the permission to the boundary too.',
  },
  {
    named: /session policy/,
    is: 'The session policy, which a step before this one gave to the credentials,',
    ifDenied: 'Remove the Deny statement from that session policy.',
    ifNotAllowed: 'Add the permission to that session policy too.',
  },
  {
    named: /VPC endpoint policy/,
    is: 'The policy of the VPC endpoint of the runner',
    ifDenied: 'Remove the Deny statement from that policy, or use another network.',
    ifNotAllowed: 'Add the permission to that policy, or use another network.',
  },
  {
    named: /role trust policy/,
    is: 'The trust policy of the role',
    ifDenied: 'Remove the Deny statement from the trust policy, or make its conditions fit this job.',
    ifNotAllowed: 'Allow the action in the trust policy.',
  },
  {
    named: /resource-based policy/,
    is: 'The policy of the resource',
    ifDenied: 'Remove the Deny statement from that policy, or make its conditions fit.',
    ifNotAllowed: 'Allow the action in that policy, as the resource belongs to another account.',
  },
  {
    named: /identity-based policy/,
    is: 'A policy of the role or user',
    ifDenied: 'Remove the Deny statement from that policy, or make its conditions fit.',
    ifNotAllowed: '',
  },
]

/**
 * Which policy denies a call and what to do, if AWS says that a permission for the role is not enough. Undefined if it is enough,
 * or if AWS does not say.
 */
export function denialIn(error: unknown): Message | undefined {
  const message = messageOf(error)
  const denied = /(?:with an |by an? )?explicit(?:ly)? den(?:y|ied)(.*)/is.exec(message)
  if (denied) return about('a-policy-denies-it', explicitDenial(denied[1] ?? ''))
  const [, policy = ''] = /because no (.+?) allows/is.exec(message) ?? []
  const kind = kinds.find(({ named }) => named.test(policy))
  if (!kind?.ifNotAllowed) return undefined
  return about(
    'a-policy-denies-it',
    `${kind.is} does not allow this, so that adding a permission to the role alone does not help. ${kind.ifNotAllowed}`,
  )
}

function explicitDenial(where: string): string {
  const kind = kinds.find(({ named }) => named.test(where))
  const what = kind?.is ?? 'A policy'
  const cure = kind?.ifDenied ?? 'Find its Deny statement: AWS does not say which policy it is.'
  return `${what} denies this explicitly, so that adding a permission does not help. ${cure}`
}

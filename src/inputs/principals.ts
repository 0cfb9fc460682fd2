import { organizationForm } from '../aws-names/organization.ts'
import type { Principal } from '../layer/layer.ts'
import { refuse } from './parse.ts'
import type { Parsed } from './parse.ts'
import type { Rule } from './read-all.ts'

/** Parses one principal: an account ID, an organization ID, or `*`. */
export function principal(given: string): Parsed<Principal> {
  if (given === '*' || /^\d{12}$/.test(given) || organizationForm.test(given)) return { value: given }
  return refuse(
    'a principal is a 12-digit account id (in quotes, so that YAML keeps its leading zeros), ' +
      'an organization id such as o-a1b2c3d4e5, or "*"',
    'an-account-id-has-lost-its-zeros',
  )
}

/** Returns the rule that everybody is allowed to use a layer only if the user confirms that. */
export function publicRule(principals: readonly Principal[], allowPublic: boolean | undefined): Rule {
  return [
    principals.includes('*') && allowPublic === false,
    {
      topic: 'the-layer-would-be-public',
      text: 'Input "principals" has "*", which allows every AWS account to use the layer. If you want that, set "allow-public: true".',
    },
  ]
}

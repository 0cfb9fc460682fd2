import { organizationForm } from '../aws-names/organization.ts'
import type { Principal } from '../layer/layer.ts'
import { refuse } from './parse.ts'
import type { Parsed } from './parse.ts'

/** Parses one principal: an account ID, an organization ID, or `*`. */
export function principal(given: string): Parsed<Principal> {
  if (given === '*' || /^\d{12}$/.test(given) || organizationForm.test(given)) return { value: given }
  return refuse(
    'a principal is a 12-digit account id (in quotes, so that YAML keeps its leading zeros), ' +
      'an organization id such as o-a1b2c3d4e5, or "*"',
    'an-account-id-has-lost-its-zeros',
  )
}

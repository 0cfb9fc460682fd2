import type { Declared } from '../../layer/metadata.ts'
import { nameOf } from './aws-errors.ts'
import { ServiceFailure } from './service.ts'

/** The codes of Lambda's errors about the fields of a request. */
const aboutFields = /^(ValidationException|InvalidParameterValue)/

/**
 * The error of a Region that has no architectures (elastic/apm-aws-lambda#112): `CompatibleArchitectures are not supported in af-south-1.
 * Please remove the CompatibleArchitectures value from your request and try again`.
 */
const withoutArchitectures = /\bCompatibleArchitectures (?:are|is) not supported\b/i

/**
 * Lambda's error about values that it does not know (aws-cloudformation/cfn-lint#4427): `Value '[null]' at 'compatibleRuntimes' failed to
 * satisfy constraint: Member must satisfy enum value set: [python3.14, ...]`. For the members of a list, the constraint is in a further bracket.
 */
const notInSet =
  /Value '?\[?([^'\]]*)\]?'? at 'compatible(Runtime|Architecture)s(?:\.[\w.]+)?' failed to satisfy constraint: (?:Member must satisfy constraint: \[)?Member must satisfy enum value set: \[([^\]]*)\]/gi

/**
 * Returns the runtimes and architectures that Lambda rejects, if this is why it refused a publish. Returns undefined if Lambda refused it for
 * another reason. A refused request creates no version.
 */
export function rejectedFields(failure: unknown, sent: Declared): Declared | undefined {
  if (!(failure instanceof ServiceFailure) || !failure.refused) return undefined
  const { cause } = failure
  return cause instanceof Error && aboutFields.test(nameOf(cause))
    ? rejectedIn(cause.message, sent)
    : undefined
}

function rejectedIn(message: string, { runtimes, architectures }: Declared): Declared | undefined {
  const found = [...message.matchAll(notInSet)].map(([, shown = '', field = '', set = '']) => ({
    ...{ field: field.toLowerCase(), shown: itemsOf(shown), accepted: itemsOf(set) },
  }))
  const rejectedOf = <T extends string>(name: string, values: readonly T[]): T[] =>
    found
      .filter(({ field }) => field === name)
      .flatMap(({ shown, accepted }) => outside(values, accepted, shown))
  const rejected = {
    runtimes: rejectedOf('runtime', runtimes),
    architectures: withoutArchitectures.test(message)
      ? architectures
      : rejectedOf('architecture', architectures),
  }
  return rejected.runtimes.length + rejected.architectures.length > 0 ? rejected : undefined
}

/** The list of accepted values can be incomplete, but Lambda shows `null` for a value that it does not know (serverless-bun#35). */
function outside<T extends string>(
  sent: readonly T[],
  accepted: readonly string[],
  shown: readonly string[],
): T[] {
  const rejected = sent.filter((value) => !accepted.includes(value))
  if (rejected.length > 0 || shown.length !== sent.length) return rejected
  return sent.filter((_, index) => shown[index] === 'null')
}

function itemsOf(list: string): string[] {
  return list.split(',').map((item) => item.trim())
}

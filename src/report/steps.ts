import type { Message } from '../base/message.ts'
import type { TargetVersion, Grant, Principal, Prune, RegionPlan } from '../layer/layer.ts'

/** One step of a Region's plan, as the output `plan` and the manifest show it. */
export type Step =
  | { readonly do: 'fill'; readonly versions: number }
  | TargetVersion
  | ({ readonly do: 'grant' } & Grant)
  | { readonly do: 'revoke'; readonly statementId: string; readonly principal?: Principal | undefined }
  | ({ readonly do: 'prune' } & Prune)
  | { readonly do: 'blocked'; readonly because: string }
  | { readonly do: 'unobserved'; readonly because: string }
  | { readonly do: 'skip'; readonly because: string }

/** Returns the plan of a Region as a list of steps, in the order in which the action executes them. */
export function stepsOf(planned: RegionPlan): Step[] {
  if ('unobserved' in planned) return [{ do: 'unobserved', because: planned.unobserved.text }]
  if ('blocked' in planned) return [{ do: 'blocked', because: planned.blocked.text }]
  if ('missing' in planned) return [{ do: 'skip', because: planned.missing.text }]
  const { target, fill, grants, revokes, prunes } = planned
  return [
    ...(fill > 0 ? [{ do: 'fill', versions: fill } as const] : []),
    target,
    ...grants.map((grant) => ({ do: 'grant', ...grant }) as const),
    ...revokes.map(({ id, principal }) => ({ do: 'revoke', statementId: id, principal }) as const),
    ...prunes.map((prune) => ({ do: 'prune', ...prune }) as const),
  ]
}

/** Returns the plan that these steps describe, without notes, or undefined if they describe no plan. `messageOn` adds the topic to a text. */
export function planFromSteps(
  steps: readonly Step[],
  messageOn: (text: string) => Message,
): RegionPlan | undefined {
  const [first] = steps
  if (first?.do === 'unobserved') return { unobserved: messageOn(first.because) }
  if (first?.do === 'blocked') return { blocked: messageOn(first.because) }
  if (first?.do === 'skip') return { missing: messageOn(first.because) }
  const target = steps.find((step) => step.do === 'reuse' || step.do === 'publish')
  if (!target) return undefined
  return {
    target,
    fill: steps.find((step) => step.do === 'fill')?.versions ?? 0,
    grants: steps
      .filter((step) => step.do === 'grant')
      .map(({ principal, statementId }) => ({ principal, statementId })),
    revokes: steps
      .filter((step) => step.do === 'revoke')
      .map(({ statementId: id, principal }) => ({ id, ...(principal === undefined ? {} : { principal }) })),
    prunes: steps.filter((step) => step.do === 'prune').map(({ version, because }) => ({ version, because })),
    notes: [],
  }
}

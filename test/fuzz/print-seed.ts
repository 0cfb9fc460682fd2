import { inspect } from 'node:util'
import type { Played } from './play.ts'

/** Returns a description of a seed: its scene, the broken promises, and the calls of each run. */
export function printed({ scene, broken, runs }: Played): string {
  return [
    `seed ${scene.seed}: ${broken.length === 0 ? 'no promise was broken' : broken.join('\n  ')}`,
    `replay it: FUZZ_SEED=${scene.seed} npm run fuzz`,
    inspect(scene, { depth: 6, breakLength: 160, compact: 6 }),
    ...runs.map(({ by, report, calls }) =>
      [
        `${by}: ${report ? `exit ${report.exitCode}, ${JSON.stringify(report.arns)}` : 'no report'}`,
        ...(report ? [...report.failure, ...report.warnings].map((text) => `  | ${text}`) : []),
        ...calls.map(
          ({ operation, region, input, status, happening }) =>
            `  ${region} ${operation} ${shortly(input)} -> ${status}${happening ? `  <${happening}>` : ''}`,
        ),
      ].join('\n'),
    ),
  ].join('\n')
}

function shortly(input: unknown): string {
  const text = JSON.stringify(input)
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}

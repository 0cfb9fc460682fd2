import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { layerVersionArn } from '../../src/aws-names/layer-version-arn.ts'
import { apply } from '../../src/rollout/apply.ts'
import { observe } from '../../src/rollout/observe.ts'
import type { Outcome } from '../../src/rollout/outcome.ts'
import { plan } from '../../src/rollout/plan/plan.ts'
import type { Plan } from '../../src/rollout/plan/types.ts'
import { FunctionsInMemory } from '../support/functions-in-memory.ts'
import { lost, metadata } from '../support/region-in-memory.ts'

const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const other = 'arn:aws:lambda:eu-west-1:444455556666:layer:other:7'
const names = ['a', 'b', 'c']
const newest = 5
const release = { alias: { name: 'live', weight: 1 } }
const request = {
  functions: [],
  exclude: [],
  tags: [],
  includeManaged: false,
  managedTags: [],
  blockedRuntimes: [],
  release,
}

/** Returns three functions that use version 3, and whose code is released. */
function newFunctions(): FunctionsInMemory {
  const functions = new FunctionsInMemory()
  for (const name of names) {
    functions.add({ name, layers: [other, `${layer}:3`], codeSha256: 'released' })
    functions.release(name, 'live')
  }
  return functions
}

async function planFor(functions: FunctionsInMemory, number: number): Promise<Plan> {
  const target = layerVersionArn(`${layer}:${number}`)
  const versions = {
    version: async ({ text, version }: { text: string; version: number }) => ({
      ...{ ...metadata, arn: text, version, codeSha256: '' },
    }),
  }
  const targets = new Map(target ? [['r', target]] : [])
  const query = { request, targets, account: '111122223333' }
  return plan(request, await observe(new Map([['r', { functions, versions }]]), query))
}

async function rollOut(functions: FunctionsInMemory, number = newest): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  await apply(await planFor(functions, number), {
    services: new Map([['r', functions]]),
    stopAfter: 3,
    sleep: async () => undefined,
    cancelled: new AbortController().signal,
    report: (_region, name, outcome) => outcomes.set(name, outcome),
  })
  return outcomes
}

/** Checks what must be true at any time. */
function checkPromises(functions: FunctionsInMemory): void {
  for (const { latest, aliases, versions } of functions.kept.values()) {
    expect(latest.layers).toHaveLength(2)
    expect(latest.layers[0]).toBe(other)
    const released = versions.get(aliases.get('live')?.version ?? '')
    expect(released?.codeSha256).toBe('released')
  }
}

test('two rollouts at once, also of different versions, and a deployment by somebody else never release other code, or change another layer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      fc.array(fc.record({ name: fc.constantFrom(...names), after: fc.nat(60) }), { maxLength: 3 }),
      fc.constantFrom(newest - 1, newest),
      fc.nat(2),
      async (scheduler, losses, deployments, secondTarget, laggingReads) => {
        const functions = newFunctions()
        functions.laggingReads = laggingReads
        let calls = 0
        functions.before = () => scheduler.schedule(Promise.resolve())
        functions.after = async () => {
          checkPromises(functions)
          calls += 1
          // Three responses in a row are lost at most, so that a run can find out what happened.
          if (losses[calls % losses.length] && calls % 3 === 0) throw lost
        }
        const deployed = deployments.map(async ({ name, after }) => {
          for (let step = 0; step < after; step += 1) await scheduler.schedule(Promise.resolve())
          functions.deploy(name, { codeSha256: 'unreleased', updateStatus: 'Successful' })
        })
        const runs = Promise.all([rollOut(functions), rollOut(functions, secondTarget), ...deployed])
        await scheduler.waitFor(runs)
        checkPromises(functions)

        functions.before = async () => undefined
        functions.after = async () => undefined
        for (const kept of functions.kept.values()) kept.readsLeft = 0
        // The last of these reads ends an update that is still in progress.
        for (const name of names)
          for (let read = 0; read <= laggingReads; read += 1) await functions.configuration(name)
        functions.laggingReads = 0
        for (const outcome of (await rollOut(functions)).values()) expect(outcome.result).toBe('updated')
        checkPromises(functions)
        for (const name of names) {
          const kept = functions.kept.get(name)
          const isReleased =
            kept?.versions.get(kept.aliases.get('live')?.version ?? '')?.layers[1] === `${layer}:5`
          // A function with unreleased code is only reported.
          if (!deployments.some((one) => one.name === name)) expect(isReleased).toBe(true)
        }
      },
    ),
    { numRuns: process.env['LONG_TESTS'] ? 1_000 : 60 },
  )
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { StandIn } from '../rig/stand-ins.mjs'
import { canStart, startRigAsStandIn, startStandIn } from '../rig/stand-ins.mjs'
import { statementsOn } from '../support/layers-on-rig.ts'
import { consumer, mainScenarios, organization } from '../support/main-scenarios.ts'
import { annotationsOf, smallLayer } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'

/** The same scenarios on several stand-ins for AWS, so that the action does not rely on the behavior of one of them. */

interface Row {
  readonly name: string
  readonly start: () => Promise<StandIn>
  /** Why the stand-in does not run here. */
  readonly notRun?: string | undefined
  /** Whether it stores the organization of a permission, as AWS does. */
  readonly storesOrganizations: boolean
}

const rows: readonly Row[] = [
  { name: 'the rig', start: startRigAsStandIn, storesOrganizations: true },
  { name: 'MiniStack', start: () => startStandIn('MiniStack'), storesOrganizations: true },
  {
    name: 'LocalStack',
    start: () => startStandIn('LocalStack'),
    notRun: (await canStart('LocalStack')) ? undefined : 'PATH has no Python 3.13',
    storesOrganizations: false,
  },
]

describe.each(rows.filter(({ notRun }) => notRun === undefined))(
  '$name',
  ({ name, start, storesOrganizations }) => {
    let standIn: StandIn
    let scenarios = 0
    let checks = 0

    beforeAll(async () => {
      standIn = await start()
    })
    afterEach(() => {
      scenarios += 1
      checks += expect.getState().assertionCalls
    })
    afterAll(async () => {
      await standIn.stop()
      console.log(`${name}: ${scenarios} scenarios, ${checks} checks`)
    })

    test.each(Object.entries(mainScenarios))('%s', async (_title, scenario) => {
      await scenario(await standIn.emptyAccount())
    })

    test('a permission for an organization', async () => {
      const aws = await standIn.emptyAccount()
      const inputs = { regions: 'eu-west-1', principals: `${consumer}, ${organization}` }
      const result = await run(smallLayer(), aws.env, inputs)
      const stored = (await statementsOn(aws, 'eu-west-1', 1))?.find(({ Sid }) => Sid.endsWith(organization))
      if (storesOrganizations) {
        expect(result.exitCode).toBe(0)
        expect(stored).toMatchObject({
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } },
        })
      } else {
        expect(result.exitCode).toBe(1)
        expect(annotationsOf(result, 'error')).toEqual([
          expect.stringContaining('The policy does not show the change'),
        ])
      }
    })
  },
)

const missing = rows.filter(({ notRun }) => notRun !== undefined)
if (missing.length > 0) test.skip.each(missing)('$name does not run: $notRun', () => undefined)

import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { cameFromAws } from './aws-errors.ts'
import type { CallContext } from './call-context.ts'
import { configOf } from './clients.ts'
import { explain } from './explain.ts'
import type { Remedy } from './explain.ts'
import type { Keys } from './keys.ts'
import { providerOf } from './keys.ts'
import type { ParameterStore } from './parameter-store.ts'
import { poll } from './poll.ts'
import { parameterIn, requireWritten } from './responses.ts'
import type { About } from './responses.ts'
import { retryPolicy } from './retry-policy.ts'
import { senderWith } from './send.ts'
import { ServiceFailure } from './service.ts'
import { timeLimits } from './timeouts.ts'
import { traced } from './traced-client.ts'

/** Parameter Store in one Region, by the AWS SDK, with retries. */
export function ssmIn(
  { region, account }: Pick<About, 'region' | 'account'>,
  keys: Keys,
  context: CallContext,
): ParameterStore {
  const limits = timeLimits(context.deadlines).plain
  const config = { ...configOf('ssm', region, context.clientSettings, limits), credentials: providerOf(keys) }
  const { trace, patience } = context
  const limit = (command: string): number => patience.limit(command, limits.whole)
  const ssm = traced(new SSMClient(config), region, { trace, limit })
  const send = senderWith(keys, context, (error) => explain(error, remedies))
  const read = async (name: string): Promise<{ value: string; type: string } | undefined> => {
    const response = await ssm.send(new GetParameterCommand({ Name: name })).catch(unlessAbsent)
    return response && parameterIn(response, { name, region, account })
  }
  const found = (name: string): ReturnType<typeof read> => send('GetParameter', () => read(name))
  const write = (name: string, value: string): Promise<void> =>
    send('PutParameter', async () => {
      const command = new PutParameterCommand({ Name: name, Value: value, Type: 'String', Overwrite: true })
      requireWritten(await ssm.send(command))
    })
  return {
    value: async (name) => {
      const parameter = await found(name)
      // PutParameter replaces a SecureString by a String, and the secret would be lost.
      if (parameter && parameter.type !== 'String')
        throw new ServiceFailure(onParameter(otherType), { refused: true })
      return parameter?.value
    },

    put: async (name, value, before) => {
      // The response does not contain the name of the parameter. A changed value counts, even if another run wrote it.
      const hasArrived = (): Promise<true | undefined> =>
        poll(async () => (await found(name))?.value !== before || undefined, { sleep: context.wait })
      for (let sent = 0; sent < retryPolicy.writes.PutParameter.mostSent; sent += 1) {
        await write(name, value)
        if (await hasArrived()) return
      }
      throw new ServiceFailure(onParameter(unchanged), { refused: false })
    },
  }
}

function onParameter(text: string): Message {
  return about('the-parameter-cannot-be-set', text)
}

const unchanged = 'PutParameter succeeded, but the parameter still has its previous value.'

const otherType =
  'The parameter exists, but its type is not String. Delete it, or use another name in "ssm-parameter".'

const remedies: readonly Remedy[] = [
  {
    matches: /^AccessDenied/,
    topic: 'the-parameter-cannot-be-set',
    text: 'Access denied: the credentials need ssm:GetParameter and ssm:PutParameter on the parameter. Add both to the policy of the role or user.',
  },
  {
    matches: /^(HierarchyTypeMismatch|ParameterTypeMismatch)/,
    topic: 'the-parameter-cannot-be-set',
    text: otherType,
  },
  {
    matches: /^ParameterLimitExceeded/,
    topic: 'the-parameter-cannot-be-set',
    text: 'The Region has reached its limit of parameters. Delete some of them, and re-run the job.',
  },
]

function unlessAbsent(error: unknown): undefined {
  if (!(error instanceof ParameterNotFound && cameFromAws(error))) throw error
}

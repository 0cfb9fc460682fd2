import { lifecycleDate, lifecycles, previewRuntimes } from '../aws-names/lifecycle-table.ts'
import { isKnownRuntime } from '../aws-names/regions-and-runtimes.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Runtime } from '../layer/layer.ts'
import { unknownValue } from './aws-inputs.ts'

/**
 * Returns a warning for each declared runtime that is unknown, deprecated, deprecated soon, or a preview. `today` is a date as YYYY-MM-DD.
 */
export function runtimeWarnings(runtimes: readonly Runtime[], today: string): Message[] {
  return runtimes.flatMap((runtime) => {
    if (!isKnownRuntime(runtime)) return [unknownValue('compatible-runtimes', runtime)]
    const sentences = previewRuntimes.includes(runtime) ? previewSentences : deprecationOf(runtime, today)
    if (sentences === undefined) return []
    return [
      about(
        'a-runtime-is-deprecated-or-a-preview',
        `Input "compatible-runtimes" has ${runtime}, which ${sentences}`,
      ),
    ]
  })
}

const previewSentences =
  `is a public preview as of ${lifecycleDate}. AWS can change or withdraw it without notice. ` +
  'Do not use it for functions in production.'

/** The number of days before its deprecation in which a runtime is reported. */
const noticeDays = 60

/** The dates of a runtime that is not in the table. */
const never = ['9999', '9999', '9999', null] as const

function deprecationOf(runtime: Runtime, today: string): string | undefined {
  const [deprecated, noCreation, noUpdate, successor] = lifecycles[runtime] ?? never
  if (deprecated > daysAfter(today, noticeDays)) return undefined
  const sentences = [
    deprecated > today ? `AWS will deprecate on ${deprecated}.` : `AWS deprecated on ${deprecated}.`,
    `Lambda rejects the creation of functions with it ${since(noCreation, today)}, ` +
      `and updates of their code and configuration ${since(noUpdate, today)}.`,
    ...(successor === null ? [] : [`Move your functions to ${successor}, and declare it too.`]),
  ]
  return sentences.join(' ')
}

function since(date: string, today: string): string {
  return date > today ? `from ${date}` : `since ${date}`
}

function daysAfter(date: string, days: number): string {
  const [midnight, day] = [Date.parse(date), 24 * 60 * 60 * 1000]
  return new Date(midnight + days * day).toISOString().slice(0, 10)
}

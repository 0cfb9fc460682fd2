import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../layer/layer.ts'

/** How this action is started as a process of its own. `task` is the argument by which it knows what to do. */
export interface OwnProcess {
  readonly entry: string
  readonly task: string
  readonly env: Environment
  /** Ends the process when it is aborted. */
  readonly end: AbortSignal
}

/**
 * Starts this action as a separate process for one task, and returns its answer after it has ended. What it had in its memory, such as
 * credentials, is gone then. Its output goes directly to the runner, because it contains the secrets to mask. Undefined if it ended without
 * an answer.
 */
export async function askOwnProcess({ entry, task, env, end }: OwnProcess): Promise<unknown> {
  const child = fork(entry, [task], {
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const kill = (): void => void child.kill('SIGKILL')
  end.addEventListener('abort', kill)
  if (end.aborted) kill()
  let answer: unknown
  child.on('message', (message) => {
    answer = message
  })
  try {
    // All messages arrive before "close". An error means that it could not be started.
    await once(child, 'close')
    return answer
  } finally {
    end.removeEventListener('abort', kill)
  }
}

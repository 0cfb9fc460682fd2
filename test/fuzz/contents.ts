import { readFileSync } from 'node:fs'
import { smallLayer } from '../support/run-bundle.ts'
import { runInProcess } from '../support/run-recipe.ts'

/** A prepared layer directory, and its archive. */
export interface Content {
  readonly workspace: string
  readonly zip: Buffer
  readonly sha256: string
}

export async function contentOf(text: string): Promise<Content> {
  const workspace = smallLayer(text)
  const inputs = { 'layer-name': 'x', regions: 'eu-west-1', 'dry-run': 'true' }
  const { run } = await runInProcess(workspace, {}, inputs)
  if (!run.archive) throw new Error(String(run.failure))
  return { workspace, zip: readFileSync(run.archive.path), sha256: run.archive.sha256 }
}

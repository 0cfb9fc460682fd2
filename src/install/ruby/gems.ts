import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import type { BuildRequest } from '../builder.ts'
import type { Remote } from '../install-scripts.ts'
import { runTool } from '../run/tool.ts'
import { asGit } from './lock.ts'
import { rubyTool } from './tools.ts'

/** A gem that a project needs outside of its groups development and test, and where it comes from. */
export interface Gem {
  readonly name: string
  /** Name, version and platform, as its folders and files are called. */
  readonly fullName: string
  readonly from: 'registry' | 'git' | 'path'
  /** The name in its own specification. */
  readonly specifiedName: string
  /** Whether it has C code or the like that is compiled while it is installed. */
  readonly compiles: boolean
  /** Whether it holds machine code that was compiled before. */
  readonly isPrecompiled: boolean
  /** Those of the target's Ruby versions that it does not want to run with. */
  readonly incompatibleRubies: readonly string[]
  /** For git and path: its directory, its files there, and its specification as it is installed. */
  readonly directory: string
  readonly files: readonly string[]
  readonly specification: string
}

/** What Bundler has resolved, and the Ruby that it did so with; `ruby` is `X.Y`. */
export interface Bundle {
  readonly ruby: string
  readonly bundler: string
  readonly license: string | undefined
  readonly gems: readonly Gem[]
}

/** Asks Bundler itself, once all gems lie in its cache: nothing of them is run, but for what a Gemfile and its gemspecs say. */
const script = `
require 'json'
require 'bundler'
require 'rubygems/package'
list, *rubies = ARGV
definition = Bundler.definition
definition.resolve_with_cache!
left_out = Bundler.settings[:without] || []
groups = definition.groups - left_out.map(&:to_sym)
gems = definition.specs_for(groups).reject { |spec| spec.name == 'bundler' }.map do |spec|
  from = case spec.source
         when Bundler::Source::Git then 'git'
         when Bundler::Source::Path then 'path'
         else 'registry'
         end
  file = File.join(Bundler.app_cache, spec.full_name + '.gem')
  full = from == 'registry' ? Gem::Package.new(file).spec : spec
  own = from != 'registry'
  {
    name: spec.name,
    fullName: spec.full_name,
    from: from,
    specifiedName: full.name,
    compiles: full.extensions.any?,
    isPrecompiled: full.platform.to_s != 'ruby',
    incompatibleRubies: rubies.reject { |ruby| full.required_ruby_version.satisfied_by?(Gem::Version.new(ruby + '.99')) },
    directory: own ? File.realpath(spec.full_gem_path) : '',
    files: own ? full.files : [],
    specification: own ? full.to_ruby : ''
  }
end
File.write(list, JSON.generate(
  ruby: RUBY_VERSION[/\\A\\d+\\.\\d+/],
  bundler: Bundler::VERSION,
  gems: gems.sort_by { |gem| gem[:fullName] }
))
`

/** What a Gemfile without a lock file takes from git, by what it says: nothing is fetched. */
const scriptForGit = `
require 'json'
require 'bundler'
definition = Bundler.definition
from_git = definition.dependencies.select { |dependency| dependency.source.is_a?(Bundler::Source::Git) }
File.write(ARGV.first, JSON.generate(from_git.map { |dependency| { name: dependency.name, address: dependency.source.uri.to_s } }))
`

/** The gems that a Gemfile takes from git. */
export async function gemsFromGit(project: string, request: BuildRequest): Promise<Remote[]> {
  const found = JSON.parse(await answerOf(scriptForGit, [], project, request)) as Remote[]
  return found.map(({ name, address }) => ({ name, address: asGit(address) }))
}

/** The gems that a project needs, once Bundler has put them into its cache. `rubies` are the target's, as `X.Y`. */
export async function gemsOf(
  project: string,
  rubies: readonly string[],
  request: BuildRequest,
): Promise<Bundle> {
  return JSON.parse(await answerOf(script, rubies, project, request)) as Bundle
}

/** What a script writes into the file that is its first argument. */
async function answerOf(
  code: string,
  args: readonly string[],
  project: string,
  request: BuildRequest,
): Promise<string> {
  const answer = join(request.work, 'answer.json')
  const program = join(request.work, 'question.rb')
  await writeFile(program, code)
  await runTool(rubyTool, [program, answer, ...args], project, request)
  return readText(answer)
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import type { BuildRequest } from '../builder.ts'
import type { Remote } from '../install-scripts.ts'
import { runTool } from '../run/tool.ts'
import { asGit } from './lock.ts'
import { rubyTool } from './tools.ts'

/** A gem that a project needs, except in the groups development and test, and its origin. */
export interface Gem {
  readonly name: string
  /** Name, version and platform, as in the names of its folders and files. */
  readonly fullName: string
  readonly from: 'registry' | 'git' | 'path'
  /** The name in its own specification. */
  readonly specifiedName: string
  /** Whether it has native extensions that are compiled during installation. */
  readonly compiles: boolean
  /** Whether it contains precompiled native code. */
  readonly isPrecompiled: boolean
  /** The Ruby versions of the target that it does not support. */
  readonly incompatibleRubies: readonly string[]
  /** For Git and path: its directory, its files there, and its specification for the installation. */
  readonly directory: string
  readonly files: readonly string[]
  readonly specification: string
}

/** The gems that Bundler resolved, and its Ruby version, as `X.Y`. */
export interface Bundle {
  readonly ruby: string
  readonly bundler: string
  readonly license: string | undefined
  readonly gems: readonly Gem[]
}

/** Asks Bundler for the gems after all of them are in its cache. Runs no code of gems, except a Gemfile and its gemspecs. */
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

/** Lists the gems that a Gemfile requests from Git, without fetching anything. */
const scriptForGit = `
require 'json'
require 'bundler'
definition = Bundler.definition
from_git = definition.dependencies.select { |dependency| dependency.source.is_a?(Bundler::Source::Git) }
File.write(ARGV.first, JSON.generate(from_git.map { |dependency| { name: dependency.name, address: dependency.source.uri.to_s } }))
`

/** Returns the gems that a Gemfile requests from Git. */
export async function gemsFromGit(project: string, request: BuildRequest): Promise<Remote[]> {
  const found = JSON.parse(await outputOf(scriptForGit, [], project, request)) as Remote[]
  return found.map(({ name, address }) => ({ name, address: asGit(address) }))
}

/**
 * Returns the gems that a project needs, after Bundler has put them into its cache. `rubies` are the Ruby versions of the target, as `X.Y`.
 */
export async function gemsOf(
  project: string,
  rubies: readonly string[],
  request: BuildRequest,
): Promise<Bundle> {
  return JSON.parse(await outputOf(script, rubies, project, request)) as Bundle
}

/** Runs a script and returns the content of the file that it writes. The path of the file is its first argument. */
async function outputOf(
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

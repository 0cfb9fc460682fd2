export const id = 503;
export const ids = [503];
export const modules = {

/***/ 73490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ versionList)
/* harmony export */ });
/** Returns versions by their numbers: `version 3`, or `versions 3, 4`. */
function versionList(numbers) {
    return `version${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}


/***/ }),

/***/ 83236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Os: () => (/* binding */ finalVersionOf),
  Su: () => (/* binding */ grantTo),
  BZ: () => (/* binding */ permissionChanges),
  L0: () => (/* binding */ planEach),
  h3: () => (/* binding */ statementId),
  I$: () => (/* binding */ targetVersion)
});

// UNUSED EXPORTS: plan

// EXTERNAL MODULE: ./src/plan/compare.ts
var compare = __webpack_require__(68512);
;// CONCATENATED MODULE: ./src/plan/alignment.ts

/** Returns the version number that all Regions should have, or undefined if each Region gets its next one. */
function commonVersion(wanted, layers) {
    switch (wanted.numbering.kind) {
        case 'next':
            return undefined;
        case 'exact':
            return wanted.numbering.version;
        case 'aligned':
            return alignedVersion(layers);
    }
}
/**
 * The highest existing version number, if it is the wanted version wherever it exists. Otherwise the next number. A higher version of other
 * architectures is no reason for a new number, unless it has the number in a Region that lacks the wanted version.
 */
function alignedVersion(layers) {
    const all = layers.flatMap(({ wanted, observations }) => [...observations.values()].filter(isSeen).map((observed) => ({ wanted, observed })));
    const highest = Math.max(0, ...all.map(({ observed }) => headOfOwn(observed)));
    const canKeepHighest = all.every(({ wanted, observed }) => {
        const { candidate } = observed;
        return candidate?.version === highest
            ? (0,compare/* reasonToPublish */.Ts)(wanted, candidate) === undefined
            : headOf(observed) < highest;
    });
    return canKeepHighest && highest > 0
        ? highest
        : Math.max(0, ...all.map(({ observed }) => headOf(observed))) + 1;
}
/**
 * Returns the highest existing version number of a Region, including placeholder versions, or 0 if there is none. It is not known whether
 * higher versions were deleted.
 */
function headOf({ versions, candidate }) {
    // The candidate was read by its version number, and an outdated listing can lack it.
    return Math.max(0, candidate?.version ?? 0, ...versions.map(({ version }) => version));
}
/** Returns the highest existing version number that is not of other architectures, including placeholder versions, or 0. */
function headOfOwn(observed) {
    const others = observed.ofOtherArchitectures.map(({ version }) => version);
    return headOf({
        ...observed,
        versions: observed.versions.filter(({ version }) => !others.includes(version)),
    });
}
function isSeen(observed) {
    return observed.seen;
}

// EXTERNAL MODULE: ./src/plan/rejected.ts
var rejected = __webpack_require__(31905);
// EXTERNAL MODULE: ./src/plan/writes.ts
var writes = __webpack_require__(67491);
;// CONCATENATED MODULE: ./src/plan/all-or-nothing.ts



/**
 * Returns plans in which Regions are blocked if they must change together with a Region that cannot, of any of the layers: version numbers
 * are aligned, or the layers are wanted in all Regions or in none.
 */
function withoutPartialChange(layers) {
    const obstacle = firstOf(layers, obstacleToAlignment) ?? firstOf(layers, obstacleToRollback);
    return layers.map((layer) => (obstacle === undefined ? layer.planned : blockedBy(obstacle, layer)));
}
function firstOf(layers, obstacleTo) {
    return layers.map(({ wanted, planned }) => obstacleTo(wanted, planned)).find((one) => one !== undefined);
}
function blockedBy(obstacle, { wanted, observations, planned }) {
    const isAligned = wanted.numbering.kind === 'aligned';
    return new Map([...planned].map(([region, one]) => {
        const observed = observations.get(region);
        const isBlocked = 'target' in one && observed?.seen && (isAligned || (0,writes/* writes */.D)(one));
        return [region, isBlocked ? blocked(obstacle, wanted, observed) : one];
    }));
}
/** A Region that could not be read can have a higher version number than the others. */
function obstacleToAlignment({ numbering }, planned) {
    if (numbering.kind !== 'aligned')
        return undefined;
    const [unread] = unreadIn(planned);
    if (!unread)
        return undefined;
    const { region, reason } = unread;
    const text = `Nothing was changed in this Region, because "align-versions" requires the versions of all Regions, and ${region} ` +
        `could not be read. ${reason.text} ${ifDown}`;
    return { text, topic: reason.isVague ? 'the-version-number-is-not-available' : reason.topic };
}
/** A version that is published would be deleted again, because the other Region cannot get one. */
function obstacleToRollback({ inAllRegions }, planned) {
    if (!inAllRegions)
        return undefined;
    const because = 'Nothing was changed in this Region, because "on-failure" is "rollback", and';
    const [unread] = unreadIn(planned);
    if (unread) {
        const { region, reason } = unread;
        const text = `${because} ${region} could not be read. ${reason.text} ${ifDown}`;
        return { text, topic: reason.isVague ? 'another-region-failed' : reason.topic };
    }
    for (const [region, one] of planned) {
        if (!('blocked' in one))
            continue;
        const { text, topic } = one.blocked;
        return { text: `${because} ${region} cannot get the version. ${text}`, topic };
    }
    return undefined;
}
const ifDown = 'If that Region is down, add it to "optional-regions".';
function unreadIn(planned) {
    return [...planned].flatMap(([region, one]) => 'unobserved' in one ? [{ region, reason: one.unobserved }] : []);
}
/** Even if the Region is blocked, the plan names an existing version with the wanted content and metadata. */
function blocked(reason, wanted, { candidate }) {
    if (!candidate || (0,compare/* differenceFrom */.mX)(wanted, candidate) !== undefined)
        return { blocked: reason };
    const { arn, version } = candidate;
    const less = (0,rejected/* declaredBy */.Ol)(candidate, wanted);
    return { blocked: reason, layerVersion: { arn, version, ...(less && { declared: less.declared }) } };
}

// EXTERNAL MODULE: ./src/plan/placeholder.ts
var placeholder = __webpack_require__(16910);
// EXTERNAL MODULE: ./src/plan/pruning.ts
var pruning = __webpack_require__(11568);
;// CONCATENATED MODULE: ./src/plan/plan.ts






/** The prefix of the statement ids of this action. */
const ownIdPrefix = 'layer-everywhere-';
/**
 * Returns the smallest number of writes that turn the current state of each Region into the wanted one. After these writes, a second plan
 * has no writes.
 */
function plan(wanted, observations) {
    return planEach([{ wanted, observations }])[0] ?? new Map();
}
/**
 * Returns the plan of each layer of a run. If version numbers are aligned, the layers get the same one. If the layers are wanted in all
 * Regions or in none, no layer changes without the others.
 */
function planEach(layers) {
    const eachAlone = layers.map((layer) => ({ ...layer, planned: withCatchUps(planLayer(layer, layers)) }));
    return withoutPartialChange(eachAlone);
}
function planLayer({ wanted, observations }, layers) {
    const target = commonVersion(wanted, layers);
    return new Map([...observations].map(([region, observed]) => [
        region,
        observed.seen ? planFor(wanted, observed, target) : withoutState(observed),
    ]));
}
function withoutState({ reason, denied, isTolerated }) {
    return isTolerated ? { missing: reason } : { unobserved: reason, ...(denied && { denied }) };
}
/** Adds to the reasons of a publish that other Regions have the content already, because this Region missed an earlier run. */
function withCatchUps(planned) {
    const isReused = [...planned.values()].some((one) => 'target' in one && one.target.do === 'reuse');
    if (!isReused)
        return planned;
    return new Map([...planned].map(([region, one]) => {
        if (!('target' in one) || one.target.do !== 'publish')
            return [region, one];
        const because = `${one.target.because}, and other Regions already have this content`;
        return [region, { ...one, target: { ...one.target, because } }];
    }));
}
const versionTopic = 'the-version-number-is-not-available';
/**
 * Returns the version number that all Regions will have, or undefined if the numbers differ or are not known. Optional Regions that are
 * skipped do not count.
 */
function targetVersion(plan) {
    const numbers = new Set([...plan.values()].filter((one) => !('missing' in one)).map(finalVersionOf));
    const [only] = numbers;
    return numbers.size === 1 ? only : undefined;
}
/** Returns the id of the statement that grants access to a principal. It is the same in every Region and version. */
function statementId(principal) {
    return `${ownIdPrefix}${principal === '*' ? 'everyone' : principal}`;
}
function planFor(wanted, observed, target) {
    const { candidate } = observed;
    const head = headOf(observed);
    const hasTargetVersion = candidate && (target === undefined || candidate.version === target);
    if (hasTargetVersion && !(0,compare/* reasonToPublish */.Ts)(wanted, candidate))
        return reuse(candidate, wanted, observed);
    const expected = target ?? head + 1;
    const obstacle = obstacleTo(expected, head, wanted, candidate);
    if (obstacle)
        return { blocked: obstacle };
    const because = (candidate && (0,compare/* reasonToPublish */.Ts)(wanted, candidate)) ?? reasonOf(candidate, expected, head);
    return publish({ do: 'publish', expected, because }, wanted, observed);
}
function obstacleTo(expected, head, wanted, candidate) {
    if (expected <= head) {
        const difference = candidate?.version === expected && (0,compare/* differenceFrom */.mX)(wanted, candidate);
        const text = difference
            ? `Version ${expected} already exists, with ${difference}. Set "version" to a number above ${head}.`
            : `The newest version is ${head}, and Lambda never uses a lower version number again. Set "version" to a number above ${head}.`;
        return { topic: versionTopic, text };
    }
    return (0,placeholder/* tooFar */.II)(head, expected);
}
function reasonOf(candidate, expected, head) {
    if (candidate)
        return `the existing version has the version number ${candidate.version}`;
    return head === 0 ? 'it is the first version here' : `version ${expected} does not exist yet`;
}
function publish(target, wanted, observed) {
    const { principals = [] } = wanted;
    const fill = target.expected - 1 - headOf(observed);
    const { prunes, notes } = (0,pruning/* pruning */.c)(target.expected, wanted, observed);
    return { target, fill, grants: principals.map(grantTo), revokes: [], prunes, notes };
}
function reuse(existing, wanted, observed) {
    const { arn, version } = existing;
    const { prunes, notes } = (0,pruning/* pruning */.c)(version, wanted, observed);
    const less = (0,rejected/* declaredBy */.Ol)(existing, wanted);
    const permissions = wanted.principals
        ? permissionChanges(wanted.principals, observed.statements, version)
        : { grants: [], revokes: [], notes: [] };
    return {
        target: { do: 'reuse', arn, version, ...(less && { declared: less.declared }) },
        fill: 0,
        ...permissions,
        prunes,
        prunesIfHigher: (0,pruning/* pruning */.c)(Infinity, wanted, observed).prunes,
        notes: [...permissions.notes, ...notes, ...(less ? [less.note] : [])],
    };
}
/** Returns the changes that a policy needs for the declared principals. Statements of others are kept, and listed in a note. */
function permissionChanges(principals, statements, version) {
    const isDeclared = ({ principal }) => principal !== undefined && principals.includes(principal);
    const isOwn = ({ id }) => id.startsWith(ownIdPrefix);
    const isCorrect = (one) => isDeclared(one) && one.id === statementId(one.principal ?? '');
    const revokes = statements.filter((one) => isOwn(one) && !isCorrect(one));
    const kept = statements.filter((one) => !revokes.includes(one));
    const missing = principals.filter((principal) => !kept.some((one) => one.principal === principal));
    const undeclared = kept.filter((one) => !isDeclared(one));
    return {
        grants: missing.map(grantTo),
        revokes,
        notes: undeclared.length === 0 ? [] : [noteOnUndeclared(undeclared, version)],
    };
}
function noteOnUndeclared(statements, version) {
    const names = statements.map(({ id, principal }) => `"${id}"${principal ? ` (${principal})` : ''}`);
    const text = `The resource policy of version ${version} has statements that this action did not create: ${names.join(', ')}. ` +
        'They are not in "principals", and the action does not change them.';
    return { topic: 'the-version-exists-but-is-not-granted', text };
}
/** Returns the permission for a principal to use a version. */
function grantTo(principal) {
    return { principal, statementId: statementId(principal) };
}
/** Returns the version number that a Region has after the run. Undefined if the Region is not planned. */
function finalVersionOf(planned) {
    if (!('target' in planned))
        return undefined;
    return planned.target.do === 'publish' ? planned.target.expected : planned.target.version;
}


/***/ }),

/***/ 11568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withoutUsed),
/* harmony export */   c: () => (/* binding */ pruning)
/* harmony export */ });
/* harmony import */ var _layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31487);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68512);
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16910);



/**
 * Returns the versions to delete when the version `current` exists: placeholder versions, leftovers of killed runs, and the oldest versions
 * that exceed the number to keep. Versions of other architectures are neither counted nor deleted.
 */
function pruning(current, wanted, observed) {
    const others = observed.ofOtherArchitectures.map(({ version }) => version);
    const older = observed.versions.filter(({ version }) => version < current && !others.includes(version));
    const leftovers = leftoversBelow(current, wanted, observed);
    const isLeftover = ({ version }) => leftovers.includes(version);
    const releases = older.filter((one) => !(0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB)(one) && !isLeftover(one));
    const { surplus, notes } = surplusOf(releases, wanted.retain, observed);
    return {
        prunes: [
            ...surplus.map(pruneAs('surplus')),
            ...(namesItsCommit(wanted) || wanted.retain !== undefined
                ? older.filter(isLeftover).map(pruneAs('leftover'))
                : []),
            ...older.filter(_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB).map(pruneAs('filler')),
        ],
        notes,
    };
}
/** The default description contains the commit, so that versions with the same one are of the same commit. The user's one need not. */
function namesItsCommit({ isExplicit, description }) {
    return !isExplicit.description && description !== '';
}
/**
 * Returns the versions of a run that was killed before it reached the aligned version number. They are equal to the wanted version, and
 * nobody has permission to use them. If the layer is not shared, they cannot be distinguished from other versions.
 */
function leftoversBelow(current, wanted, observed) {
    const { candidate, statements, earlier, usage } = observed;
    if (wanted.numbering.kind !== 'aligned' || !wanted.principals?.length)
        return [];
    const existing = [
        ...(candidate ? [{ version: candidate, statements }] : []),
        ...earlier,
    ];
    return existing
        .filter(({ version, statements: granted }) => version.version < current &&
        !(usage.known && (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numbersInUse */ .$B)(usage.uses).has(version.version)) &&
        granted.length === 0 &&
        // The same commit published it, because the description names the commit.
        (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .differenceFrom */ .mX)({ ...wanted, isExplicit: { ...wanted.isExplicit, description: true } }, version) ===
            undefined)
        .map(({ version }) => version.version);
}
function surplusOf(releases, retain, { usage }) {
    const surplus = retain === undefined
        ? []
        : releases.toSorted((one, other) => other.version - one.version).slice(retain - 1);
    if (surplus.length === 0)
        return { surplus, notes: [] };
    if (!usage.known) {
        const { topic, text } = usage.reason;
        return { surplus: [], notes: [{ topic, text: `No older version is deleted. ${text}` }] };
    }
    const numbers = surplus.map(({ version }) => version);
    const { unused, notes } = withoutUsed(numbers, usage.uses);
    return { surplus: surplus.filter(({ version }) => unused.includes(version)), notes };
}
/** Returns the version numbers that no function uses, and a note about the others. */
function withoutUsed(versions, uses) {
    const inUse = (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numbersInUse */ .$B)(uses);
    const used = versions.filter((version) => inUse.has(version));
    return {
        unused: versions.filter((version) => !inUse.has(version)),
        notes: used.length === 0 ? [] : [keptFor(used)],
    };
}
function keptFor(used) {
    return {
        topic: 'functions-use-the-version',
        text: used.length === 1
            ? `Version ${used.join()} is kept, because functions use it.`
            : `Versions ${used.join(', ')} are kept, because functions use them.`,
    };
}
function pruneAs(because) {
    return ({ version }) => ({ version, because });
}


/***/ }),

/***/ 67491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ writes)
/* harmony export */ });
/** Returns whether the plan of a Region publishes a version or changes permissions. Deleting old versions does not count. */
function writes(planned) {
    if (!('target' in planned))
        return false;
    const { target, grants, revokes } = planned;
    return target.do === 'publish' || grants.length > 0 || revokes.length > 0;
}


/***/ }),

/***/ 47020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SS: () => (/* binding */ describeOutcome),
/* harmony export */   Tt: () => (/* binding */ describeVersions),
/* harmony export */   WV: () => (/* binding */ describeCurrentState),
/* harmony export */   Yj: () => (/* binding */ describeUncheckedPermissions),
/* harmony export */   df: () => (/* binding */ describePlan),
/* harmony export */   hM: () => (/* binding */ describeLaterSteps),
/* harmony export */   l1: () => (/* binding */ describeLeftOut)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90656);
/* harmony import */ var _layer_version_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73490);


/** Returns a short phrase on the current state of a Region. */
function describeCurrentState(observation) {
    if (!observation.seen)
        return `not observed: ${observation.reason.text}`;
    const { candidate, versions } = observation;
    const [newest] = versions;
    if (!newest)
        return 'no version yet';
    const hash = candidate ? `; version ${candidate.version} has CodeSha256 ${candidate.codeSha256}` : '';
    return `the newest version is ${newest.version}${hash}`;
}
/** Returns a short phrase on the plan of a Region. */
function describePlan(planned) {
    if ('unobserved' in planned)
        return `not observed: ${planned.unobserved.text}`;
    if ('blocked' in planned)
        return `blocked: ${planned.blocked.text}`;
    if ('missing' in planned)
        return `skipped, because it was not available: ${planned.missing.text}`;
    const { target, fill, grants, revokes, prunes } = planned;
    return [
        ...(fill > 0 ? [`publish ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(fill, 'placeholder version')}`] : []),
        describeTarget(target),
        ...grants.map(({ principal }) => `grant to ${principal}`),
        ...revokes.map(({ id, principal }) => `revoke ${principal ?? `"${id}"`}`),
        ...(prunes.length > 0 ? [`delete ${(0,_layer_version_list_js__WEBPACK_IMPORTED_MODULE_1__/* .versionList */ .t)(prunes.map(({ version }) => version))}`] : []),
    ].join('; ');
}
/** Returns sentences on the permissions that a dry run cannot check, or an empty list if the plan writes nothing. */
function describeUncheckedPermissions({ permissionsToWrite = [], }) {
    if (permissionsToWrite.length === 0)
        return [];
    const list = permissionsToWrite.join(', ');
    return [`A dry run cannot check the permissions for writes. This plan needs: ${list}.`];
}
/** Summarizes the outcome of a Region in a few words. The reason for a failure is reported separately. */
function describeOutcome(outcome) {
    const { published, layerVersion, missing } = outcome;
    return [
        ...(published ? ['published'] : []),
        ...(layerVersion && !published ? ['unchanged'] : []),
        ...describeLaterSteps(outcome),
        ...(missing === undefined ? [] : ['skipped, because the Region was not available']),
    ].join('; ');
}
/** Returns short phrases on what happened in a Region after the version was published or found. */
function describeLaterSteps(outcome) {
    const { layerVersion, granted, revoked, deleted, parameters = [], failure } = outcome;
    return [
        ...describeDeclared(layerVersion),
        ...(granted.length > 0 ? [`granted to ${granted.join(', ')}`] : []),
        ...(revoked.length > 0 ? [`revoked ${revoked.map((id) => `"${id}"`).join(', ')}`] : []),
        ...(deleted.length > 0 ? [`deleted ${(0,_layer_version_list_js__WEBPACK_IMPORTED_MODULE_1__/* .versionList */ .t)(deleted)}`] : []),
        ...(parameters.length > 0 ? [`ARN in parameter ${parameters.join(', ')}`] : []),
        ...(failure === undefined ? [] : ['failed']),
    ];
}
/** Returns a sentence on what "slim" left out, with the size of each kind. */
function describeLeftOut({ kinds }) {
    if (kinds.length === 0)
        return 'slim found nothing to leave out.';
    const files = kinds.reduce((sum, kind) => sum + kind.files, 0);
    const size = kinds.reduce((sum, kind) => sum + kind.size, 0);
    const list = kinds.map((one) => `${one.kind} ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(one.size)}`).join(', ');
    return `slim left out ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(files, 'file')} of ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size)} unzipped: ${list}.`;
}
/** Returns what a version declares, if its Region rejects a part of what is wanted. */
function describeDeclared({ declared } = {}) {
    if (declared === undefined)
        return [];
    const names = [...declared.runtimes, ...declared.architectures];
    return [names.length === 0 ? 'declares no architectures' : `declares only ${names.join(', ')}`];
}
function describeTarget(target) {
    return target.do === 'publish'
        ? `publish version ${target.expected}, because ${target.because}`
        : [`keep version ${target.version}`, ...describeDeclared(target)].join(', which ');
}
/** Returns a phrase on how many versions in how many Regions. Undefined if there are none. */
function describeVersions(inEachRegion, what) {
    const somewhere = inEachRegion.filter(({ length }) => length > 0);
    if (somewhere.length === 0)
        return undefined;
    return `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(somewhere.flat().length, 'version')} ${what} in ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(somewhere.length, 'Region')}`;
}


/***/ })

};

export const id = 398;
export const ids = [398];
export const modules = {

/***/ 1398:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ssmIn: () => (/* binding */ ssmIn)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4736);
/* harmony import */ var _send_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7529);
/* harmony import */ var _clients_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5575);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4975);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4426);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3748);
/* harmony import */ var _responses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1363);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9145);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9128);
/* harmony import */ var _timeouts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3651);
/* harmony import */ var _traced_client_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6434);











/** Systems Manager's Parameter Store in one Region, by the AWS SDK. */
function ssmIn({ region, account }, keys, pace) {
    const limits = (0,_timeouts_js__WEBPACK_IMPORTED_MODULE_7__/* .limitsOf */ .A)(pace.deadlines).plain;
    const config = { ...(0,_clients_js__WEBPACK_IMPORTED_MODULE_8__/* .configOf */ .W)('ssm', region, pace.wiring, limits), credentials: (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .providerOf */ .lc)(keys) };
    const ssm = (0,_traced_client_js__WEBPACK_IMPORTED_MODULE_6__/* .watched */ .V)(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_9__/* .SSMClient */ .jBj(config), region, { trace: pace.trace, whole: limits.whole });
    const ask = (0,_send_js__WEBPACK_IMPORTED_MODULE_0__/* .askingWith */ .yb)(keys, pace, (error) => (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .WE)(error, cures));
    const read = async (name) => {
        const response = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_9__/* .GetParameterCommand */ .lhy({ Name: name })).catch(unlessAbsent);
        return response && (0,_responses_js__WEBPACK_IMPORTED_MODULE_3__/* .parameterIn */ .Jp)(response, { name, region, account });
    };
    const found = (name) => ask('GetParameter', _retry_js__WEBPACK_IMPORTED_MODULE_4__/* .attemptsToRead */ .yj, () => read(name));
    // The same value once more changes nothing, so this is sent again like a read.
    const write = (name, value) => ask('PutParameter', _retry_js__WEBPACK_IMPORTED_MODULE_4__/* .attemptsToRead */ .yj, async () => {
        const command = new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_9__/* .PutParameterCommand */ .ihh({ Name: name, Value: value, Type: 'String', Overwrite: true });
        (0,_responses_js__WEBPACK_IMPORTED_MODULE_3__/* .requireWritten */ .V$)(await ssm.send(command));
    });
    return {
        value: async (name) => {
            const parameter = await found(name);
            // Parameter Store can take a String in the place of a secret, which would be lost.
            if (parameter && parameter.type !== 'String')
                throw new _service_js__WEBPACK_IMPORTED_MODULE_5__/* .ServiceFailure */ .A(otherType, { refused: true });
            return parameter?.value;
        },
        put: async (name, value, before) => {
            // The response does not say which parameter it is about. Another value than the one before can be that of another run.
            const arrived = () => (0,_poll_js__WEBPACK_IMPORTED_MODULE_10__/* .look */ .O)(async () => (await found(name))?.value !== before || undefined, { sleep: pace.wait });
            await write(name, value);
            if (await arrived())
                return;
            await write(name, value);
            if (!(await arrived()))
                throw new _service_js__WEBPACK_IMPORTED_MODULE_5__/* .ServiceFailure */ .A(unchanged, { refused: false });
        },
    };
}
const unchanged = 'PutParameter succeeded, and the parameter still has its previous value.';
const otherType = 'The parameter stands with another type than String. Delete it, or give another name.';
const cures = [
    {
        matches: /^AccessDenied/,
        cure: 'These credentials may not do this. They need ssm:GetParameter and ssm:PutParameter on the parameter.',
    },
    {
        matches: /^(HierarchyTypeMismatch|ParameterTypeMismatch)/,
        cure: otherType,
    },
    {
        matches: /^ParameterLimitExceeded/,
        cure: 'The Region has no room for another parameter. Delete some there, and run again.',
    },
];
function unlessAbsent(error) {
    if (!(error instanceof _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_9__/* .ParameterNotFound */ .TU5 && (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isInWords */ .r)(error)))
        throw error;
}


/***/ })

};

// Written by scripts/write-contract.mjs from the OpenAPI document. Do not edit.
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                email: string;
                                name: string;
                            };
                            workspace: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "editor" | "viewer";
                            };
                            workspaces: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "editor" | "viewer";
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of the workspace */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                email: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "editor" | "viewer";
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "editor" | "viewer";
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "editor" | "viewer";
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a person */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a role */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "owner" | "editor" | "viewer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "editor" | "viewer";
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                scope: "admin" | "write" | "read" | "collect";
                                /** @description The first characters of the key, to tell keys apart */
                                hint: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastUsedAt: string | null;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an API key; it is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        scope: "admin" | "write" | "read";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            scope: "admin" | "write" | "read" | "collect";
                            /** @description The first characters of the key, to tell keys apart */
                            hint: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            key: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an API key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your workspaces */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "editor" | "viewer";
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a workspace */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "editor" | "viewer";
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that cannot be made again, as one compressed file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/gzip": unknown;
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a source does: how much came and when, and what became of all that was sent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                kind: "stream" | "import" | "sample";
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Null when it was withdrawn, or when the source takes none */
                                writeKey: {
                                    /** @description Its first characters */
                                    hint: string;
                                    lastUsedAt: string | null;
                                } | null;
                                seen: {
                                    events: number;
                                    firstAt: string | null;
                                    lastAt: string | null;
                                    firstReceivedAt: string | null;
                                    lastReceivedAt: string | null;
                                    /** @description Came in since midnight UTC */
                                    today: number;
                                };
                                /** @description Items in quarantine */
                                waiting: number;
                                /** @description Open findings */
                                findings: number;
                            };
                            /**
                             * @description Streams are counted by when events came in, files by when they happened
                             * @enum {string}
                             */
                            clock: "received" | "happened";
                            /**
                             * Format: date-time
                             * @description The end of the last hour and day that are counted
                             */
                            until: string;
                            /** @description The last 24 hours */
                            hours: {
                                /** Format: date-time */
                                from: string;
                                events: number;
                            }[];
                            /** @description The last 90 days, by UTC */
                            days: {
                                /** Format: date-time */
                                from: string;
                                events: number;
                            }[];
                            fate: {
                                /** @description Null: since the beginning */
                                from: string | null;
                                /** Format: date-time */
                                to: string;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                /** @description Of the accepted: events that the tracking plan does not allow */
                                offPlan: number;
                                definition: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of a source that came last, the newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    activity?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                source: string;
                                customer: string;
                                activity: string;
                                kind: string;
                                channel: string;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                receivedAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is unusual of a source that sends live: what it sends, and how much */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "new-activity" | "new-property" | "type-changed" | "share-fell" | "volume-low" | "volume-high" | "silent";
                                subject: string;
                                words: string;
                                /** Format: date-time */
                                openedAt: string;
                                /**
                                 * Format: date-time
                                 * @description When it was last found
                                 */
                                seenAt: string;
                                /** @description Null while it is open; it closes by itself */
                                closedAt: string | null;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a source sends, as it was seen: activities, properties, types, examples */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: string;
                            /** @description By when events came in; null: since the beginning */
                            from: string | null;
                            /** Format: date-time */
                            to: string;
                            events: number;
                            /** @description Properties were looked at in one of so many events */
                            sampledOneIn: number;
                            activities: {
                                name: string;
                                events: number;
                                /** @description Of these, the events whose properties were looked at */
                                sampled: number;
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
                                properties: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "integer" | "number" | "boolean" | "instant" | "list" | "object" | "text";
                                    /** @description Of the values that are there, the share that has this type, 0 to 1 */
                                    typeShare: number;
                                    /** @description Events of the sample in which it is filled */
                                    events: number;
                                    /** @description Of the events of the activity, the share in which it is filled, 0 to 1 */
                                    share: number;
                                    /** @description Different values, estimated */
                                    distinct: number;
                                    /** @description Values that were seen; personal ones with their letters hidden */
                                    examples: string[];
                                    /** @description What personal data it seems to hold */
                                    personal: ("email" | "phone" | "iban" | "card" | "ip" | "name" | "address" | "birth")[];
                                }[];
                            }[];
                            words: {
                                events: number;
                                personal: ("email" | "phone" | "iban" | "card" | "ip" | "name" | "address" | "birth")[];
                            };
                            customers: {
                                /** @description What the ids of customers seem to be */
                                personal: ("email" | "phone" | "iban" | "card" | "ip" | "name" | "address" | "birth")[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tracking plan of a source, and what was off it in the last seven days */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description 0: never made */
                            version: number;
                            author: string | null;
                            changedAt: string | null;
                            plan: {
                                /**
                                 * @default off
                                 * @enum {string}
                                 */
                                mode: "off" | "watch" | "enforce";
                                /** @default [] */
                                activities: {
                                    name: string;
                                    /** @default [] */
                                    properties: {
                                        name: string;
                                        /** @default false */
                                        required: boolean;
                                        /**
                                         * @default text
                                         * @enum {string}
                                         */
                                        type: "integer" | "number" | "boolean" | "instant" | "list" | "object" | "text";
                                        /** @default [] */
                                        values: string[];
                                    }[];
                                }[];
                            };
                            violations: {
                                /** @enum {string} */
                                problem: "activity" | "missing" | "type" | "value";
                                activity: string;
                                property: string;
                                words: string;
                                events: number;
                                /**
                                 * Format: date-time
                                 * @description The hour of the last one
                                 */
                                lastHour: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change the tracking plan of a source; the one before stays as a version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default off
                         * @enum {string}
                         */
                        mode?: "off" | "watch" | "enforce";
                        /** @default [] */
                        activities?: {
                            name: string;
                            /** @default [] */
                            properties?: {
                                name: string;
                                /** @default false */
                                required?: boolean;
                                /**
                                 * @default text
                                 * @enum {string}
                                 */
                                type?: "integer" | "number" | "boolean" | "instant" | "list" | "object" | "text";
                                /** @default [] */
                                values?: string[];
                            }[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/plan/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan that allows what a source has sent so far */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @default off
                             * @enum {string}
                             */
                            mode: "off" | "watch" | "enforce";
                            /** @default [] */
                            activities: {
                                name: string;
                                /** @default [] */
                                properties: {
                                    name: string;
                                    /** @default false */
                                    required: boolean;
                                    /**
                                     * @default text
                                     * @enum {string}
                                     */
                                    type: "integer" | "number" | "boolean" | "instant" | "list" | "object" | "text";
                                    /** @default [] */
                                    values: string[];
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is hidden of the events of a source before they are stored */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                where: {
                                    /** @enum {string} */
                                    kind: "property";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "words";
                                } | {
                                    /** @enum {string} */
                                    kind: "pattern";
                                    /** @enum {string} */
                                    pattern: "email" | "phone" | "iban" | "card" | "ip";
                                };
                                /** @enum {string} */
                                how: "mask" | "hash" | "drop" | "keep";
                            }[];
                            /** @description 0: never made */
                            version: number;
                            author: string | null;
                            changedAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change what is hidden of events that come from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            where: {
                                /** @enum {string} */
                                kind: "property";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "words";
                            } | {
                                /** @enum {string} */
                                kind: "pattern";
                                /** @enum {string} */
                                pattern: "email" | "phone" | "iban" | "card" | "ip";
                            };
                            /** @enum {string} */
                            how: "mask" | "hash" | "drop" | "keep";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/privacy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What rules would have made of the newest events; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            where: {
                                /** @enum {string} */
                                kind: "property";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "words";
                            } | {
                                /** @enum {string} */
                                kind: "pattern";
                                /** @enum {string} */
                                pattern: "email" | "phone" | "iban" | "card" | "ip";
                            };
                            /** @enum {string} */
                            how: "mask" | "hash" | "drop" | "keep";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The newest events that were tried */
                            events: number;
                            /** @description Of these, those that would be stored otherwise */
                            changed: number;
                            examples: {
                                field: string;
                                before: string;
                                after: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sources, with what each has brought */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                kind: "stream" | "import" | "sample";
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Null when it was withdrawn, or when the source takes none */
                                writeKey: {
                                    /** @description Its first characters */
                                    hint: string;
                                    lastUsedAt: string | null;
                                } | null;
                                seen: {
                                    events: number;
                                    firstAt: string | null;
                                    lastAt: string | null;
                                    firstReceivedAt: string | null;
                                    lastReceivedAt: string | null;
                                    /** @description Came in since midnight UTC */
                                    today: number;
                                };
                                /** @description Items in quarantine */
                                waiting: number;
                                /** @description Open findings */
                                findings: number;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a source; its write key is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            writeKey: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/write-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new write key; the one before ends at once, the new one is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            writeKey: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Withdraw the write key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names in use */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            activities: {
                                name: string;
                                events: number;
                            }[];
                            channels: {
                                name: string;
                                events: number;
                            }[];
                            functions: {
                                name: string;
                                events: number;
                            }[];
                            objectTypes: {
                                name: string;
                                events: number;
                                objects: number;
                            }[];
                            properties: {
                                name: string;
                                events: number;
                                examples: string[];
                            }[];
                            events: number;
                            customers: number;
                            firstAt: string | null;
                            lastAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved mappings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                mapping: {
                                    case: string | null;
                                    /** @default case */
                                    caseType: string;
                                    customer: string | null;
                                    activity: string | null;
                                    at: string | null;
                                    /**
                                     * @default auto
                                     * @enum {string}
                                     */
                                    dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                    /** @default UTC */
                                    zone: string;
                                    /**
                                     * @default zoned
                                     * @enum {string}
                                     */
                                    clock: "zoned" | "as-written";
                                    /** @default null */
                                    id: string | null;
                                    /** @default null */
                                    anonymous: string | null;
                                    /** @default null */
                                    account: string | null;
                                    /** @default null */
                                    kind: string | null;
                                    /** @default null */
                                    touchpoint: string | null;
                                    /** @default null */
                                    channel: string | null;
                                    /** @default null */
                                    function: string | null;
                                    /** @default null */
                                    words: string | null;
                                    /** @default null */
                                    language: string | null;
                                    /** @default null */
                                    cost: string | null;
                                    /** @default null */
                                    revenue: string | null;
                                    /** @default null */
                                    currency: string | null;
                                    /** @default  */
                                    defaultCurrency: string | "";
                                    /**
                                     * @default auto
                                     * @enum {string}
                                     */
                                    decimalSign: "auto" | "point" | "comma";
                                    /** @default [] */
                                    objects: {
                                        column: string;
                                        type: string;
                                    }[];
                                    /** @default [] */
                                    ignore: string[];
                                };
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Save a mapping; one of the same name is replaced */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        mapping: {
                            case: string | null;
                            /** @default case */
                            caseType?: string;
                            customer: string | null;
                            activity: string | null;
                            at: string | null;
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            dateOrder?: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                            /** @default UTC */
                            zone?: string;
                            /**
                             * @default zoned
                             * @enum {string}
                             */
                            clock?: "zoned" | "as-written";
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            anonymous?: string | null;
                            /** @default null */
                            account?: string | null;
                            /** @default null */
                            kind?: string | null;
                            /** @default null */
                            touchpoint?: string | null;
                            /** @default null */
                            channel?: string | null;
                            /** @default null */
                            function?: string | null;
                            /** @default null */
                            words?: string | null;
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            cost?: string | null;
                            /** @default null */
                            revenue?: string | null;
                            /** @default null */
                            currency?: string | null;
                            /** @default  */
                            defaultCurrency?: string | "";
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            decimalSign?: "auto" | "point" | "comma";
                            /** @default [] */
                            objects?: {
                                column: string;
                                type: string;
                            }[];
                            /** @default [] */
                            ignore?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a mapping */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description The pages that a run of a connector brought in */
                    run?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                fileName: string;
                                bytes: number;
                                /** @enum {string} */
                                state: "uploaded" | "reading" | "publishing" | "discovering" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                                shape: {
                                    /** @enum {string} */
                                    format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                    compressed: boolean;
                                    /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                    encoding: string | null;
                                    /** @description CSV: the character between cells */
                                    delimiter: string | null;
                                    /** @description CSV: whether the first row names the columns */
                                    header: boolean | null;
                                    columns: {
                                        name: string;
                                        examples: string[];
                                        filledShare: number;
                                    }[];
                                    /** @default [] */
                                    objectTypes: string[];
                                } | null;
                                mapping: {
                                    case: string | null;
                                    /** @default case */
                                    caseType: string;
                                    customer: string | null;
                                    activity: string | null;
                                    at: string | null;
                                    /**
                                     * @default auto
                                     * @enum {string}
                                     */
                                    dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                    /** @default UTC */
                                    zone: string;
                                    /**
                                     * @default zoned
                                     * @enum {string}
                                     */
                                    clock: "zoned" | "as-written";
                                    /** @default null */
                                    id: string | null;
                                    /** @default null */
                                    anonymous: string | null;
                                    /** @default null */
                                    account: string | null;
                                    /** @default null */
                                    kind: string | null;
                                    /** @default null */
                                    touchpoint: string | null;
                                    /** @default null */
                                    channel: string | null;
                                    /** @default null */
                                    function: string | null;
                                    /** @default null */
                                    words: string | null;
                                    /** @default null */
                                    language: string | null;
                                    /** @default null */
                                    cost: string | null;
                                    /** @default null */
                                    revenue: string | null;
                                    /** @default null */
                                    currency: string | null;
                                    /** @default  */
                                    defaultCurrency: string | "";
                                    /**
                                     * @default auto
                                     * @enum {string}
                                     */
                                    decimalSign: "auto" | "point" | "comma";
                                    /** @default [] */
                                    objects: {
                                        column: string;
                                        type: string;
                                    }[];
                                    /** @default [] */
                                    ignore: string[];
                                } | null;
                                progress: {
                                    bytesRead: number;
                                    rowsRead: number;
                                    share: number;
                                    rowsPerSecond: number;
                                    secondsLeft: number | null;
                                };
                                result: {
                                    /** @description Events that are new */
                                    accepted: number;
                                    /** @description Events that were already there */
                                    duplicates: number;
                                    quarantined: number;
                                    customers: number;
                                    firstAt: string | null;
                                    lastAt: string | null;
                                } | null;
                                error: string | null;
                                /** @description When a file of the same content was read in, and still is */
                                importedBefore: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Send a file: its bytes are the body */
        post: {
            parameters: {
                query: {
                    /** @description The name of the file */
                    name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            state: "uploaded" | "reading" | "publishing" | "discovering" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            shape: {
                                /** @enum {string} */
                                format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                compressed: boolean;
                                /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                encoding: string | null;
                                /** @description CSV: the character between cells */
                                delimiter: string | null;
                                /** @description CSV: whether the first row names the columns */
                                header: boolean | null;
                                columns: {
                                    name: string;
                                    examples: string[];
                                    filledShare: number;
                                }[];
                                /** @default [] */
                                objectTypes: string[];
                            } | null;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            } | null;
                            progress: {
                                bytesRead: number;
                                rowsRead: number;
                                share: number;
                                rowsPerSecond: number;
                                secondsLeft: number | null;
                            };
                            result: {
                                /** @description Events that are new */
                                accepted: number;
                                /** @description Events that were already there */
                                duplicates: number;
                                quarantined: number;
                                customers: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            } | null;
                            error: string | null;
                            /** @description When a file of the same content was read in, and still is */
                            importedBefore: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            state: "uploaded" | "reading" | "publishing" | "discovering" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            shape: {
                                /** @enum {string} */
                                format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                compressed: boolean;
                                /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                encoding: string | null;
                                /** @description CSV: the character between cells */
                                delimiter: string | null;
                                /** @description CSV: whether the first row names the columns */
                                header: boolean | null;
                                columns: {
                                    name: string;
                                    examples: string[];
                                    filledShare: number;
                                }[];
                                /** @default [] */
                                objectTypes: string[];
                            } | null;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            } | null;
                            progress: {
                                bytesRead: number;
                                rowsRead: number;
                                share: number;
                                rowsPerSecond: number;
                                secondsLeft: number | null;
                            };
                            result: {
                                /** @description Events that are new */
                                accepted: number;
                                /** @description Events that were already there */
                                duplicates: number;
                                quarantined: number;
                                customers: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            } | null;
                            error: string | null;
                            /** @description When a file of the same content was read in, and still is */
                            importedBefore: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Undo: take its events out again */
        delete: {
            parameters: {
                query?: {
                    /** @description Also when a later file relies on its events */
                    anyway?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is being undone; its state tells when that is done */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            state: "uploaded" | "reading" | "publishing" | "discovering" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            shape: {
                                /** @enum {string} */
                                format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                compressed: boolean;
                                /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                encoding: string | null;
                                /** @description CSV: the character between cells */
                                delimiter: string | null;
                                /** @description CSV: whether the first row names the columns */
                                header: boolean | null;
                                columns: {
                                    name: string;
                                    examples: string[];
                                    filledShare: number;
                                }[];
                                /** @default [] */
                                objectTypes: string[];
                            } | null;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            } | null;
                            progress: {
                                bytesRead: number;
                                rowsRead: number;
                                share: number;
                                rowsPerSecond: number;
                                secondsLeft: number | null;
                            };
                            result: {
                                /** @description Events that are new */
                                accepted: number;
                                /** @description Events that were already there */
                                duplicates: number;
                                quarantined: number;
                                customers: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            } | null;
                            error: string | null;
                            /** @description When a file of the same content was read in, and still is */
                            importedBefore: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
                /** @description It had not been started, and is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first ten rows under a mapping */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping: {
                            case: string | null;
                            /** @default case */
                            caseType?: string;
                            customer: string | null;
                            activity: string | null;
                            at: string | null;
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            dateOrder?: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                            /** @default UTC */
                            zone?: string;
                            /**
                             * @default zoned
                             * @enum {string}
                             */
                            clock?: "zoned" | "as-written";
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            anonymous?: string | null;
                            /** @default null */
                            account?: string | null;
                            /** @default null */
                            kind?: string | null;
                            /** @default null */
                            touchpoint?: string | null;
                            /** @default null */
                            channel?: string | null;
                            /** @default null */
                            function?: string | null;
                            /** @default null */
                            words?: string | null;
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            cost?: string | null;
                            /** @default null */
                            revenue?: string | null;
                            /** @default null */
                            currency?: string | null;
                            /** @default  */
                            defaultCurrency?: string | "";
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            decimalSign?: "auto" | "point" | "comma";
                            /** @default [] */
                            objects?: {
                                column: string;
                                type: string;
                            }[];
                            /** @default [] */
                            ignore?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                line: number;
                                cells: {
                                    [key: string]: string;
                                };
                                event: {
                                    customer: string;
                                    activity: string;
                                    /** Format: date-time */
                                    at: string;
                                    channel: string;
                                    costMinor: number;
                                    revenueMinor: number;
                                    currency: string;
                                    objects: {
                                        type: string;
                                        id: string;
                                        qualifier: string;
                                    }[];
                                } | null;
                                rejection: {
                                    /** @enum {string} */
                                    reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                    detail: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the file in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping: {
                            case: string | null;
                            /** @default case */
                            caseType?: string;
                            customer: string | null;
                            activity: string | null;
                            at: string | null;
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            dateOrder?: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                            /** @default UTC */
                            zone?: string;
                            /**
                             * @default zoned
                             * @enum {string}
                             */
                            clock?: "zoned" | "as-written";
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            anonymous?: string | null;
                            /** @default null */
                            account?: string | null;
                            /** @default null */
                            kind?: string | null;
                            /** @default null */
                            touchpoint?: string | null;
                            /** @default null */
                            channel?: string | null;
                            /** @default null */
                            function?: string | null;
                            /** @default null */
                            words?: string | null;
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            cost?: string | null;
                            /** @default null */
                            revenue?: string | null;
                            /** @default null */
                            currency?: string | null;
                            /** @default  */
                            defaultCurrency?: string | "";
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            decimalSign?: "auto" | "point" | "comma";
                            /** @default [] */
                            objects?: {
                                column: string;
                                type: string;
                            }[];
                            /** @default [] */
                            ignore?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            state: "uploaded" | "reading" | "publishing" | "discovering" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            shape: {
                                /** @enum {string} */
                                format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                compressed: boolean;
                                /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                encoding: string | null;
                                /** @description CSV: the character between cells */
                                delimiter: string | null;
                                /** @description CSV: whether the first row names the columns */
                                header: boolean | null;
                                columns: {
                                    name: string;
                                    examples: string[];
                                    filledShare: number;
                                }[];
                                /** @default [] */
                                objectTypes: string[];
                            } | null;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            } | null;
                            progress: {
                                bytesRead: number;
                                rowsRead: number;
                                share: number;
                                rowsPerSecond: number;
                                secondsLeft: number | null;
                            };
                            result: {
                                /** @description Events that are new */
                                accepted: number;
                                /** @description Events that were already there */
                                duplicates: number;
                                quarantined: number;
                                customers: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            } | null;
                            error: string | null;
                            /** @description When a file of the same content was read in, and still is */
                            importedBefore: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop reading */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            fileName: string;
                            bytes: number;
                            /** @enum {string} */
                            state: "uploaded" | "reading" | "publishing" | "discovering" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            shape: {
                                /** @enum {string} */
                                format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                compressed: boolean;
                                /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                encoding: string | null;
                                /** @description CSV: the character between cells */
                                delimiter: string | null;
                                /** @description CSV: whether the first row names the columns */
                                header: boolean | null;
                                columns: {
                                    name: string;
                                    examples: string[];
                                    filledShare: number;
                                }[];
                                /** @default [] */
                                objectTypes: string[];
                            } | null;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            } | null;
                            progress: {
                                bytesRead: number;
                                rowsRead: number;
                                share: number;
                                rowsPerSecond: number;
                                secondsLeft: number | null;
                            };
                            result: {
                                /** @description Events that are new */
                                accepted: number;
                                /** @description Events that were already there */
                                duplicates: number;
                                quarantined: number;
                                customers: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            } | null;
                            error: string | null;
                            /** @description When a file of the same content was read in, and still is */
                            importedBefore: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows in quarantine */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: "waiting" | "replayed" | "discarded";
                    reason?: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                import: string;
                                /** @description The row, counted from 1 in the order of the file */
                                ordinal: number;
                                /** @description The line in the file where the row starts, or 0 where the format has no lines */
                                line: number;
                                /** @enum {string} */
                                reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                detail: string;
                                raw: string;
                                /** @enum {string} */
                                state: "waiting" | "replayed" | "discarded";
                            }[];
                            nextCursor: string | null;
                            /** @description Rows of the state and reason asked for */
                            total: number;
                            reasons: {
                                /** @enum {string} */
                                reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                rows: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/quarantine.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows in quarantine as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read mended rows again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            ordinal: number;
                            raw: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                            rejected: {
                                import: string;
                                /** @description The row, counted from 1 in the order of the file */
                                ordinal: number;
                                /** @description The line in the file where the row starts, or 0 where the format has no lines */
                                line: number;
                                /** @enum {string} */
                                reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                detail: string;
                                raw: string;
                                /** @enum {string} */
                                state: "waiting" | "replayed" | "discarded";
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/quarantine/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave rows out for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ordinals: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All events of the workspace as a file */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "parquet" | "xes" | "ocel-json";
                    /** @description XES: the journey whose cases become traces */
                    journey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                        "application/vnd.apache.parquet": unknown;
                        "application/xml": unknown;
                        "application/json": unknown;
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journeys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                description: string;
                                version: number;
                                definition: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** @default null */
                                    events: components["schemas"]["EventPredicate"] | null;
                                    notion: {
                                        /** @enum {string} */
                                        kind: "customer";
                                    } | {
                                        /** @enum {string} */
                                        kind: "object";
                                        type: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "gap";
                                        gapSeconds: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "boundaries";
                                        start: components["schemas"]["EventPredicate"];
                                        end: components["schemas"]["EventPredicate"] | null;
                                        timeoutSeconds: number;
                                    };
                                };
                                /** @enum {string} */
                                origin: "built-in" | "proposed" | "made";
                                cases: number;
                                customers: number;
                                events: number;
                                eventCoverage: number;
                                firstAt: string | null;
                                lastAt: string | null;
                                /**
                                 * @description failed: its cases could not be cut; change its definition
                                 * @enum {string}
                                 */
                                state: "current" | "building" | "failed";
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a journey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @default null */
                        events?: components["schemas"]["EventPredicateInput"] | null;
                        notion: {
                            /** @enum {string} */
                            kind: "customer";
                        } | {
                            /** @enum {string} */
                            kind: "object";
                            type: string;
                        } | {
                            /** @enum {string} */
                            kind: "gap";
                            gapSeconds: number;
                        } | {
                            /** @enum {string} */
                            kind: "boundaries";
                            start: components["schemas"]["EventPredicateInput"];
                            end: components["schemas"]["EventPredicateInput"] | null;
                            timeoutSeconds: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            version: number;
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                events: components["schemas"]["EventPredicate"] | null;
                                notion: {
                                    /** @enum {string} */
                                    kind: "customer";
                                } | {
                                    /** @enum {string} */
                                    kind: "object";
                                    type: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "gap";
                                    gapSeconds: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "boundaries";
                                    start: components["schemas"]["EventPredicate"];
                                    end: components["schemas"]["EventPredicate"] | null;
                                    timeoutSeconds: number;
                                };
                            };
                            /** @enum {string} */
                            origin: "built-in" | "proposed" | "made";
                            cases: number;
                            customers: number;
                            events: number;
                            eventCoverage: number;
                            firstAt: string | null;
                            lastAt: string | null;
                            /**
                             * @description failed: its cases could not be cut; change its definition
                             * @enum {string}
                             */
                            state: "current" | "building" | "failed";
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One journey */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            version: number;
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                events: components["schemas"]["EventPredicate"] | null;
                                notion: {
                                    /** @enum {string} */
                                    kind: "customer";
                                } | {
                                    /** @enum {string} */
                                    kind: "object";
                                    type: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "gap";
                                    gapSeconds: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "boundaries";
                                    start: components["schemas"]["EventPredicate"];
                                    end: components["schemas"]["EventPredicate"] | null;
                                    timeoutSeconds: number;
                                };
                            };
                            /** @enum {string} */
                            origin: "built-in" | "proposed" | "made";
                            cases: number;
                            customers: number;
                            events: number;
                            eventCoverage: number;
                            firstAt: string | null;
                            lastAt: string | null;
                            /**
                             * @description failed: its cases could not be cut; change its definition
                             * @enum {string}
                             */
                            state: "current" | "building" | "failed";
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a journey; makes a new version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @default null */
                        events?: components["schemas"]["EventPredicateInput"] | null;
                        notion: {
                            /** @enum {string} */
                            kind: "customer";
                        } | {
                            /** @enum {string} */
                            kind: "object";
                            type: string;
                        } | {
                            /** @enum {string} */
                            kind: "gap";
                            gapSeconds: number;
                        } | {
                            /** @enum {string} */
                            kind: "boundaries";
                            start: components["schemas"]["EventPredicateInput"];
                            end: components["schemas"]["EventPredicateInput"] | null;
                            timeoutSeconds: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            version: number;
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                events: components["schemas"]["EventPredicate"] | null;
                                notion: {
                                    /** @enum {string} */
                                    kind: "customer";
                                } | {
                                    /** @enum {string} */
                                    kind: "object";
                                    type: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "gap";
                                    gapSeconds: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "boundaries";
                                    start: components["schemas"]["EventPredicate"];
                                    end: components["schemas"]["EventPredicate"] | null;
                                    timeoutSeconds: number;
                                };
                            };
                            /** @enum {string} */
                            origin: "built-in" | "proposed" | "made";
                            cases: number;
                            customers: number;
                            events: number;
                            eventCoverage: number;
                            firstAt: string | null;
                            lastAt: string | null;
                            /**
                             * @description failed: its cases could not be cut; change its definition
                             * @enum {string}
                             */
                            state: "current" | "building" | "failed";
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a journey; its events stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of a journey */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                definition: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** @default null */
                                    events: components["schemas"]["EventPredicate"] | null;
                                    notion: {
                                        /** @enum {string} */
                                        kind: "customer";
                                    } | {
                                        /** @enum {string} */
                                        kind: "object";
                                        type: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "gap";
                                        gapSeconds: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "boundaries";
                                        start: components["schemas"]["EventPredicate"];
                                        end: components["schemas"]["EventPredicate"] | null;
                                        timeoutSeconds: number;
                                    };
                                };
                                author: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a definition would give */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        definition: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default null */
                            events?: components["schemas"]["EventPredicateInput"] | null;
                            notion: {
                                /** @enum {string} */
                                kind: "customer";
                            } | {
                                /** @enum {string} */
                                kind: "object";
                                type: string;
                            } | {
                                /** @enum {string} */
                                kind: "gap";
                                gapSeconds: number;
                            } | {
                                /** @enum {string} */
                                kind: "boundaries";
                                start: components["schemas"]["EventPredicateInput"];
                                end: components["schemas"]["EventPredicateInput"] | null;
                                timeoutSeconds: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cases: number;
                            customers: number;
                            events: number;
                            sampledCustomers: number;
                            medianDurationSeconds: number | null;
                            medianSteps: number | null;
                            topPaths: {
                                path: string[];
                                cases: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journeys the events suggest */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                events: components["schemas"]["EventPredicate"] | null;
                                notion: {
                                    /** @enum {string} */
                                    kind: "customer";
                                } | {
                                    /** @enum {string} */
                                    kind: "object";
                                    type: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "gap";
                                    gapSeconds: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "boundaries";
                                    start: components["schemas"]["EventPredicate"];
                                    end: components["schemas"]["EventPredicate"] | null;
                                    timeoutSeconds: number;
                                };
                                reason: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The map of what really happens */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description A share up to 1, or per cent above it */
                    coverage?: number;
                    /** @description A share up to 1, or per cent above it */
                    paths?: number;
                    /** @description JSON: an array of the activities to draw, whatever part of the events they cover */
                    activities?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            journey: {
                                id: string;
                                name: string;
                                version: number;
                            };
                            population: {
                                cases: number;
                                customers: number;
                                events: number;
                                medianDurationSeconds: number | null;
                                p90DurationSeconds: number | null;
                                meanDurationSeconds: number | null;
                                reworkCases: number;
                                firstAt: string | null;
                                lastAt: string | null;
                            };
                            activities: {
                                activity: string;
                                cases: number;
                                events: number;
                                starts: number;
                                ends: number;
                                repeats: number;
                                channel: string;
                                function: string;
                            }[];
                            transitions: {
                                from: string;
                                to: string;
                                cases: number;
                                count: number;
                                medianSeconds: number;
                                p90Seconds: number;
                                p99Seconds: number;
                                p25Seconds: number;
                                meanSeconds: number;
                                hiddenSteps: number;
                            }[];
                            coverage: {
                                activitiesShown: number;
                                activitiesTotal: number;
                                eventsShare: number;
                                transitionsShown: number;
                                transitionsTotal: number;
                                passesShare: number;
                                casesFit: number;
                            };
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/volume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases begun over time */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            unit: "hour" | "day" | "week" | "month";
                            buckets: {
                                /** Format: date-time */
                                at: string;
                                cases: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Real cases to move over the map */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string | null;
                            seconds: number;
                            activities: string[];
                            cases: {
                                id: string;
                                steps: number[];
                                at: number[];
                            }[];
                            shown: number;
                            total: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/handoffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Handoffs between channels or functions */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    by?: "channel" | "function";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            by: "channel" | "function";
                            items: {
                                from: string;
                                to: string;
                                count: number;
                                cases: number;
                                customers: number;
                                medianSeconds: number;
                                p90Seconds: number;
                            }[];
                            casesWithHandoff: number;
                            casesWithReturn: number;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/waits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where most time goes */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                from: string;
                                to: string;
                                cases: number;
                                customers: number;
                                count: number;
                                medianSeconds: number;
                                p90Seconds: number;
                                referenceSeconds: number;
                                excessHours: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paths cases share */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Stable for the same path */
                                id: string;
                                path: string[];
                                cases: number;
                                customers: number;
                                share: number;
                                cumulativeShare: number;
                                medianSeconds: number;
                                p90Seconds: number;
                            }[];
                            nextCursor: string | null;
                            total: number;
                            topTenShare: number;
                            normalisedEntropy: number;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/micro-journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is done in one go within the cases */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description The silence in seconds that parts two; chosen from the data without it */
                    gap?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            gap: {
                                seconds: number;
                                /** @enum {string} */
                                basis: "given" | "valley" | "usual";
                                histogram: {
                                    fromSeconds: number;
                                    toSeconds: number;
                                    steps: number;
                                }[];
                            };
                            microJourneys: number;
                            /** @description The mean number in a case */
                            perCase: number | null;
                            medianSteps: number | null;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                            /** @description Micro-journeys that went over more than one channel */
                            overChannels: number;
                            /** @description How many different paths there are */
                            paths: number;
                            items: {
                                /** @description Stable for the same path */
                                id: string;
                                path: string[];
                                microJourneys: number;
                                share: number;
                                cases: number;
                                customers: number;
                                medianSeconds: number;
                                /** @description Channels it went over, most used first */
                                channels: string[];
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reach each step */
        get: {
            parameters: {
                query: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description JSON: an array of steps, each an activity or an array of activities; or activities separated by commas */
                    steps: string;
                    order?: "ordered" | "strict" | "any";
                    /** @description Seconds from the first step to the last */
                    window?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            order: "ordered" | "strict" | "any";
                            windowSeconds: number;
                            steps: {
                                activities: string[];
                                cases: number;
                                customers: number;
                                fromFirst: {
                                    value: number;
                                    of: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                                fromPrevious: {
                                    value: number;
                                    of: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                                /** @description Cases that reached the step before but not this one */
                                dropped: number;
                                /** @description Cases the times are of: those whose first run through the steps counts */
                                timedCases: number;
                                medianSecondsFromPrevious: number | null;
                                p90SecondsFromPrevious: number | null;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    limit?: number;
                    cursor?: string | null;
                    sort?: "newest" | "oldest" | "longest" | "shortest" | "most-steps" | "fewest-steps";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                customer: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                endedAt: string;
                                durationSeconds: number;
                                steps: number;
                                variant: string;
                                firstActivity: string;
                                lastActivity: string;
                            }[];
                            nextCursor: string | null;
                            total: number;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with its events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: {
                                id: string;
                                customer: string;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                endedAt: string;
                                durationSeconds: number;
                                steps: number;
                                variant: string;
                                firstActivity: string;
                                lastActivity: string;
                            };
                            items: {
                                id: string;
                                activity: string;
                                /** Format: date-time */
                                at: string;
                                zoneOffsetMinutes: number;
                                kind: string;
                                channel: string;
                                function: string;
                                touchpoint: string;
                                words: string;
                                objects: {
                                    type: string;
                                    id: string;
                                    qualifier: string;
                                }[];
                                cost: {
                                    minor: number;
                                    currency: string;
                                } | null;
                                revenue: {
                                    minor: number;
                                    currency: string;
                                } | null;
                                properties: {
                                    [key: string]: string;
                                };
                                source: string;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find customers by an identifier, or a part of one */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description The id the customer goes by */
                                id: string;
                                /** @description The identifier that was found; the customer may have others */
                                identifier: string;
                                /** @description Whether the whole text names it, as it is kept or as screens show it */
                                isExact: boolean;
                                /** @description All that the customer has, under whatever identifiers */
                                events: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a customer */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: string;
                            items: {
                                id: string;
                                activity: string;
                                /** Format: date-time */
                                at: string;
                                zoneOffsetMinutes: number;
                                kind: string;
                                channel: string;
                                function: string;
                                touchpoint: string;
                                words: string;
                                objects: {
                                    type: string;
                                    id: string;
                                    qualifier: string;
                                }[];
                                cost: {
                                    minor: number;
                                    currency: string;
                                } | null;
                                revenue: {
                                    minor: number;
                                    currency: string;
                                } | null;
                                properties: {
                                    [key: string]: string;
                                };
                                source: string;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well customers are known */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: number;
                            /** @description Events that name a known customer */
                            knownEvents: number;
                            /** @description Events of a device that belongs to a known customer */
                            stitchedEvents: number;
                            /** @description Identifiers that events go by; a device beside a known customer is not one */
                            identifiers: number;
                            /** @description Customers that these identifiers are, once those of the same one are joined */
                            customers: number;
                            /** @description Identifiers that belong to another one; most are devices, which events only name beside a customer */
                            joinedIdentifiers: number;
                            sharedDevices: number;
                            standingDecisions: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which identifiers a text may name as a whole, of those that were heard of; none where it names nobody */
        get: {
            parameters: {
                query?: {
                    text?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                identifier: string;
                                customers: string[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/shared-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices that several customers used; their events belong to each while they used it */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                device: string;
                                /** @description At most 20 of them */
                                customers: string[];
                                customersTotal: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/hubs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses and foreign ids that more than two customers have */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                identifier: string;
                                /** @description At most 10 of them */
                                customers: string[];
                                customersTotal: number;
                                /** @description Whether it made them one customer; if not, they are too many to be one person */
                                isJoined: boolean;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What makes an identifier the customer it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The id the customer goes by */
                            customer: string;
                            parts: {
                                identifier: string;
                                from: string | null;
                                to: string | null;
                                /** @description Events that were sent under it */
                                events: number;
                            }[];
                            links: {
                                a: string;
                                b: string;
                                /** @enum {string} */
                                rule: "seen-with" | "alias" | "email" | "external-id" | "person";
                                /** @description The first event that says so */
                                since: string | null;
                                isSplit: boolean;
                                /** @description Whether the two are one customer, or a device and one who uses it; not where too many ids are joined */
                                holds: boolean;
                            }[];
                            accounts: {
                                account: string;
                                customers: string[];
                                customersTotal: number;
                            }[];
                            decisions: {
                                id: string;
                                a: string;
                                b: string;
                                /** @enum {string} */
                                kind: "join" | "split";
                                reason: string;
                                author: string;
                                /** Format: date-time */
                                at: string;
                                undoneAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people decided about identifiers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                a: string;
                                b: string;
                                /** @enum {string} */
                                kind: "join" | "split";
                                reason: string;
                                author: string;
                                /** Format: date-time */
                                at: string;
                                undoneAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Join two identifiers, or split them; journeys and money follow before this answers */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        a: string;
                        b: string;
                        /**
                         * @description join: they are one customer. split: no event joins the two any more
                         * @enum {string}
                         */
                        kind: "join" | "split";
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            a: string;
                            b: string;
                            /** @enum {string} */
                            kind: "join" | "split";
                            reason: string;
                            author: string;
                            /** Format: date-time */
                            at: string;
                            undoneAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/decisions/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a decision back: everything is as if it had never been made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The life stages, and how many customers are in each now */
        get: {
            parameters: {
                query?: {
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            definition: {
                                stages: {
                                    id: string;
                                    name: string;
                                    /** @default  */
                                    meaning: string;
                                    /** @default [] */
                                    enters: ({
                                        /** @enum {string} */
                                        kind: "event";
                                        where: components["schemas"]["EventPredicate"];
                                        /** @default null */
                                        from: string[] | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "silence";
                                        seconds: number;
                                        /** @default null */
                                        of: components["schemas"]["EventPredicate"] | null;
                                        /** @default null */
                                        from: string[] | null;
                                    })[];
                                    /** @default false */
                                    terminal: boolean;
                                }[];
                                initial: string;
                                /** @default null */
                                value: components["schemas"]["EventPredicate"] | null;
                            };
                            version: number;
                            author: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /**
                             * @description building: the numbers are those of the version before
                             * @enum {string}
                             */
                            state: "current" | "building" | "failed";
                            stages: {
                                stage: string;
                                customers: number;
                                share: {
                                    value: number;
                                    of: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                            }[];
                            /** @description All moves from stage to stage up to now */
                            moves: {
                                from: string;
                                to: string;
                                customers: number;
                                moves: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Define the life stages; makes a new version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        stages: {
                            id: string;
                            name: string;
                            /** @default  */
                            meaning?: string;
                            /** @default [] */
                            enters?: ({
                                /** @enum {string} */
                                kind: "event";
                                where: components["schemas"]["EventPredicateInput"];
                                /** @default null */
                                from?: string[] | null;
                            } | {
                                /** @enum {string} */
                                kind: "silence";
                                seconds: number;
                                /** @default null */
                                of?: components["schemas"]["EventPredicateInput"] | null;
                                /** @default null */
                                from?: string[] | null;
                            })[];
                            /** @default false */
                            terminal?: boolean;
                        }[];
                        initial: string;
                        /** @default null */
                        value?: components["schemas"]["EventPredicateInput"] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            definition: {
                                stages: {
                                    id: string;
                                    name: string;
                                    /** @default  */
                                    meaning: string;
                                    /** @default [] */
                                    enters: ({
                                        /** @enum {string} */
                                        kind: "event";
                                        where: components["schemas"]["EventPredicate"];
                                        /** @default null */
                                        from: string[] | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "silence";
                                        seconds: number;
                                        /** @default null */
                                        of: components["schemas"]["EventPredicate"] | null;
                                        /** @default null */
                                        from: string[] | null;
                                    })[];
                                    /** @default false */
                                    terminal: boolean;
                                }[];
                                initial: string;
                                /** @default null */
                                value: components["schemas"]["EventPredicate"] | null;
                            };
                            version: number;
                            author: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /**
                             * @description building: the numbers are those of the version before
                             * @enum {string}
                             */
                            state: "current" | "building" | "failed";
                            stages: {
                                stage: string;
                                customers: number;
                                share: {
                                    value: number;
                                    of: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                            }[];
                            /** @description All moves from stage to stage up to now */
                            moves: {
                                from: string;
                                to: string;
                                customers: number;
                                moves: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the life stages */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                definition: {
                                    stages: {
                                        id: string;
                                        name: string;
                                        /** @default  */
                                        meaning: string;
                                        /** @default [] */
                                        enters: ({
                                            /** @enum {string} */
                                            kind: "event";
                                            where: components["schemas"]["EventPredicate"];
                                            /** @default null */
                                            from: string[] | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "silence";
                                            seconds: number;
                                            /** @default null */
                                            of: components["schemas"]["EventPredicate"] | null;
                                            /** @default null */
                                            from: string[] | null;
                                        })[];
                                        /** @default false */
                                        terminal: boolean;
                                    }[];
                                    initial: string;
                                    /** @default null */
                                    value: components["schemas"]["EventPredicate"] | null;
                                };
                                author: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where a definition would put customers; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        definition: {
                            stages: {
                                id: string;
                                name: string;
                                /** @default  */
                                meaning?: string;
                                /** @default [] */
                                enters?: ({
                                    /** @enum {string} */
                                    kind: "event";
                                    where: components["schemas"]["EventPredicateInput"];
                                    /** @default null */
                                    from?: string[] | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "silence";
                                    seconds: number;
                                    /** @default null */
                                    of?: components["schemas"]["EventPredicateInput"] | null;
                                    /** @default null */
                                    from?: string[] | null;
                                })[];
                                /** @default false */
                                terminal?: boolean;
                            }[];
                            initial: string;
                            /** @default null */
                            value?: components["schemas"]["EventPredicateInput"] | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Customers looked at */
                            customers: number;
                            /** @description false: there are many, so an even part of them was looked at */
                            everybody: boolean;
                            stages: {
                                stage: string;
                                customers: number;
                                share: {
                                    value: number;
                                    of: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                            }[];
                            moves: {
                                from: string;
                                to: string;
                                customers: number;
                                moves: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Life stages the events suggest */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description null: there are too few events to find stages in */
                            definition: {
                                stages: {
                                    id: string;
                                    name: string;
                                    /** @default  */
                                    meaning: string;
                                    /** @default [] */
                                    enters: ({
                                        /** @enum {string} */
                                        kind: "event";
                                        where: components["schemas"]["EventPredicate"];
                                        /** @default null */
                                        from: string[] | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "silence";
                                        seconds: number;
                                        /** @default null */
                                        of: components["schemas"]["EventPredicate"] | null;
                                        /** @default null */
                                        from: string[] | null;
                                    })[];
                                    /** @default false */
                                    terminal: boolean;
                                }[];
                                initial: string;
                                /** @default null */
                                value: components["schemas"]["EventPredicate"] | null;
                            } | null;
                            reasons: string[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How customers move between stages over time */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    by?: "week" | "month";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            unit: "week" | "month";
                            periods: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description false: it is still going on */
                                complete: boolean;
                                stages: {
                                    stage: string;
                                    /** @description In the stage at the end of the period */
                                    customers: number;
                                    /** @description Times a customer came in during it */
                                    entered: number;
                                    /** @description Times a customer went out during it */
                                    left: number;
                                }[];
                                moves: {
                                    /** @description Empty: the first event of the customer */
                                    from: string;
                                    to: string;
                                    customers: number;
                                    moves: number;
                                }[];
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From which stage to which from one period to the next */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    by?: "week" | "month";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            unit: "week" | "month";
                            window: {
                                from: string | null;
                                to: string | null;
                                periods: number;
                            };
                            cells: {
                                from: string;
                                to: string;
                                /** @description Times a customer was in one at the end of a period, and in the other at the end of the next */
                                count: number;
                                of: number;
                                customers: number;
                                share: number | null;
                                /** @description The share as if one more move had been seen, spread evenly over all stages */
                                smoothed: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                            }[];
                            /** @description Stages that nobody left: terminal ones, and those that are so in what was seen */
                            absorbing: string[];
                            remaining: {
                                stage: string;
                                /** @description Expected periods until a stage that nobody leaves; null where there is no way to one */
                                periods: number | null;
                            }[];
                            /** @description Whether the next stage depends on the stage before as well */
                            order: {
                                /** @enum {string} */
                                verdict: "holds" | "breaks" | "too-few";
                                chiSquare: number | null;
                                degrees: number;
                                p: number | null;
                                triples: number;
                            };
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long customers stay in each stage, visits that go on counted */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stages: {
                                stage: string;
                                visits: number;
                                customers: number;
                                left: number;
                                /** @description Visits that go on: counted as far as they are known */
                                open: number;
                                /** @description By when half of all visits were over; null when fewer ever are */
                                medianSeconds: number | null;
                                medianInterval: [
                                    number | null,
                                    number | null
                                ];
                                p90Seconds: number | null;
                                curve: {
                                    seconds: number;
                                    left: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                }[];
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/growth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is new, stays active, comes back and falls silent in each period */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    by?: "week" | "month";
                    /** @description Silent periods until a customer is churned */
                    dormancy?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            unit: "week" | "month";
                            dormancy: {
                                /** @description Silent periods after which a customer counts as churned */
                                periods: number;
                                /**
                                 * @description chosen: the fewest after which less than the limit return
                                 * @enum {string}
                                 */
                                basis: "chosen" | "given" | "longest";
                                limit: number;
                                curve: {
                                    periods: number;
                                    returns: number;
                                    silent: number;
                                }[];
                            };
                            periods: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                active: number;
                                new: number;
                                retained: number;
                                resurrected: number;
                                newlyDormant: number;
                                dormant: number;
                                churned: number;
                                quickRatio: number | null;
                            }[];
                            /** @description The beginning of the last period, which is not over yet */
                            leftOut: string | null;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which journeys begin in which stage */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                stage: string;
                                journey: string;
                                name: string;
                                /** @description Cases that began while their customer was in the stage */
                                cases: number;
                                customers: number;
                                /** @description All cases of the journey */
                                ofCases: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a stage now, or came into it between two instants */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description The stage; the first one without it */
                    stage?: string;
                    /** @description Who came in from this stage between from and to; "any" for every stage, empty for the first event */
                    movedFrom?: string;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                lastEventAt: string;
                            }[];
                            nextCursor: string | null;
                            total: number;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The life stages a customer went through, and what began in each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: string;
                            spans: {
                                stage: string;
                                name: string;
                                /** Format: date-time */
                                from: string;
                                to: string | null;
                                /** @description What began in it: the cases of all journeys but the one of all events */
                                cases: {
                                    journey: string;
                                    name: string;
                                    id: string;
                                    /** Format: date-time */
                                    startedAt: string;
                                }[];
                            }[];
                            /** @description Where a silence that goes on leads */
                            next: {
                                stage: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outcomes, each with how its cases stand */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description Only those of this journey */
                    journey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                definition: {
                                    name: string;
                                    /** @default  */
                                    statement: string;
                                    /**
                                     * @default customer
                                     * @enum {string}
                                     */
                                    side: "customer" | "business" | "employee";
                                    journey: string;
                                    /** @default null */
                                    population: components["schemas"]["CasePredicate"] | null;
                                    /** @default null */
                                    clockStart: components["schemas"]["EventPredicate"] | null;
                                    success: components["schemas"]["Condition"];
                                    /** @default null */
                                    failure: components["schemas"]["Condition"] | null;
                                    /** @default null */
                                    deadlineSeconds: number | null;
                                    /** @default [] */
                                    milestones: {
                                        name: string;
                                        where: components["schemas"]["EventPredicate"];
                                        /**
                                         * @default case
                                         * @enum {string}
                                         */
                                        scope: "case" | "customer";
                                        /** @default 1 */
                                        weight: number;
                                        /** @default false */
                                        regress: boolean;
                                    }[];
                                    /** @default false */
                                    inOrder: boolean;
                                    /** @default [] */
                                    guardrails: {
                                        name: string;
                                        where: components["schemas"]["CasePredicate"];
                                        atMostShare: number;
                                    }[];
                                    /** @default null */
                                    declared: {
                                        where: components["schemas"]["EventPredicate"];
                                        /**
                                         * @default case
                                         * @enum {string}
                                         */
                                        scope: "case" | "customer";
                                        property: string;
                                        yes: string[];
                                        /** @default [] */
                                        partly: string[];
                                        no: string[];
                                    } | null;
                                    /**
                                     * @default {
                                     *       "customer": null
                                     *     }
                                     */
                                    value: {
                                        customer: {
                                            amount: number;
                                            unit: string;
                                        } | null;
                                    };
                                };
                                /** Format: date-time */
                                updatedAt: string;
                                author: string;
                                journeyName: string;
                                reading: {
                                    states: {
                                        success: number;
                                        failure: number;
                                        open: number;
                                    };
                                    customers: number;
                                    notCounted: number;
                                    rate: {
                                        value: number | null;
                                        successes: number;
                                        cases: number;
                                        customers: number;
                                        interval: [
                                            number,
                                            number
                                        ] | null;
                                    };
                                    /**
                                     * @description The rate counts cases that could be followed to the end; without a deadline, those that are decided
                                     * @enum {string}
                                     */
                                    basis: "followed" | "decided";
                                    progress: {
                                        mean: number;
                                        /** @description Cases at 0, 10, … 100 % */
                                        buckets: number[];
                                    } | null;
                                    objections: string[];
                                    evidence: {
                                        /** @description Definition and version, such as 'journey:all@1' */
                                        definition: string;
                                        window: {
                                            from: string | null;
                                            to: string | null;
                                        };
                                        /** @description Who is counted, in words */
                                        population: string;
                                        cases: number;
                                        customers: number;
                                        /** Format: date-time */
                                        asOf: string;
                                    };
                                } | null;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an outcome */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        statement?: string;
                        /**
                         * @default customer
                         * @enum {string}
                         */
                        side?: "customer" | "business" | "employee";
                        journey: string;
                        /** @default null */
                        population?: components["schemas"]["CasePredicateInput"] | null;
                        /** @default null */
                        clockStart?: components["schemas"]["EventPredicateInput"] | null;
                        success: components["schemas"]["ConditionInput"];
                        /** @default null */
                        failure?: components["schemas"]["ConditionInput"] | null;
                        /** @default null */
                        deadlineSeconds?: number | null;
                        /** @default [] */
                        milestones?: {
                            name: string;
                            where: components["schemas"]["EventPredicateInput"];
                            /**
                             * @default case
                             * @enum {string}
                             */
                            scope?: "case" | "customer";
                            /** @default 1 */
                            weight?: number;
                            /** @default false */
                            regress?: boolean;
                        }[];
                        /** @default false */
                        inOrder?: boolean;
                        /** @default [] */
                        guardrails?: {
                            name: string;
                            where: components["schemas"]["CasePredicateInput"];
                            atMostShare: number;
                        }[];
                        /** @default null */
                        declared?: {
                            where: components["schemas"]["EventPredicateInput"];
                            /**
                             * @default case
                             * @enum {string}
                             */
                            scope?: "case" | "customer";
                            property: string;
                            yes: string[];
                            /** @default [] */
                            partly?: string[];
                            no: string[];
                        } | null;
                        /**
                         * @default {
                         *       "customer": null
                         *     }
                         */
                        value?: {
                            customer: {
                                amount: number;
                                unit: string;
                            } | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            definition: {
                                name: string;
                                /** @default  */
                                statement: string;
                                /**
                                 * @default customer
                                 * @enum {string}
                                 */
                                side: "customer" | "business" | "employee";
                                journey: string;
                                /** @default null */
                                population: components["schemas"]["CasePredicate"] | null;
                                /** @default null */
                                clockStart: components["schemas"]["EventPredicate"] | null;
                                success: components["schemas"]["Condition"];
                                /** @default null */
                                failure: components["schemas"]["Condition"] | null;
                                /** @default null */
                                deadlineSeconds: number | null;
                                /** @default [] */
                                milestones: {
                                    name: string;
                                    where: components["schemas"]["EventPredicate"];
                                    /**
                                     * @default case
                                     * @enum {string}
                                     */
                                    scope: "case" | "customer";
                                    /** @default 1 */
                                    weight: number;
                                    /** @default false */
                                    regress: boolean;
                                }[];
                                /** @default false */
                                inOrder: boolean;
                                /** @default [] */
                                guardrails: {
                                    name: string;
                                    where: components["schemas"]["CasePredicate"];
                                    atMostShare: number;
                                }[];
                                /** @default null */
                                declared: {
                                    where: components["schemas"]["EventPredicate"];
                                    /**
                                     * @default case
                                     * @enum {string}
                                     */
                                    scope: "case" | "customer";
                                    property: string;
                                    yes: string[];
                                    /** @default [] */
                                    partly: string[];
                                    no: string[];
                                } | null;
                                /**
                                 * @default {
                                 *       "customer": null
                                 *     }
                                 */
                                value: {
                                    customer: {
                                        amount: number;
                                        unit: string;
                                    } | null;
                                };
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            author: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One outcome */
        get: {
            parameters: {
                query?: {
                    /** @description An older version; the newest without it */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            definition: {
                                name: string;
                                /** @default  */
                                statement: string;
                                /**
                                 * @default customer
                                 * @enum {string}
                                 */
                                side: "customer" | "business" | "employee";
                                journey: string;
                                /** @default null */
                                population: components["schemas"]["CasePredicate"] | null;
                                /** @default null */
                                clockStart: components["schemas"]["EventPredicate"] | null;
                                success: components["schemas"]["Condition"];
                                /** @default null */
                                failure: components["schemas"]["Condition"] | null;
                                /** @default null */
                                deadlineSeconds: number | null;
                                /** @default [] */
                                milestones: {
                                    name: string;
                                    where: components["schemas"]["EventPredicate"];
                                    /**
                                     * @default case
                                     * @enum {string}
                                     */
                                    scope: "case" | "customer";
                                    /** @default 1 */
                                    weight: number;
                                    /** @default false */
                                    regress: boolean;
                                }[];
                                /** @default false */
                                inOrder: boolean;
                                /** @default [] */
                                guardrails: {
                                    name: string;
                                    where: components["schemas"]["CasePredicate"];
                                    atMostShare: number;
                                }[];
                                /** @default null */
                                declared: {
                                    where: components["schemas"]["EventPredicate"];
                                    /**
                                     * @default case
                                     * @enum {string}
                                     */
                                    scope: "case" | "customer";
                                    property: string;
                                    yes: string[];
                                    /** @default [] */
                                    partly: string[];
                                    no: string[];
                                } | null;
                                /**
                                 * @default {
                                 *       "customer": null
                                 *     }
                                 */
                                value: {
                                    customer: {
                                        amount: number;
                                        unit: string;
                                    } | null;
                                };
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            author: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change an outcome; makes a new version, and the one before can still be looked at */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        statement?: string;
                        /**
                         * @default customer
                         * @enum {string}
                         */
                        side?: "customer" | "business" | "employee";
                        journey: string;
                        /** @default null */
                        population?: components["schemas"]["CasePredicateInput"] | null;
                        /** @default null */
                        clockStart?: components["schemas"]["EventPredicateInput"] | null;
                        success: components["schemas"]["ConditionInput"];
                        /** @default null */
                        failure?: components["schemas"]["ConditionInput"] | null;
                        /** @default null */
                        deadlineSeconds?: number | null;
                        /** @default [] */
                        milestones?: {
                            name: string;
                            where: components["schemas"]["EventPredicateInput"];
                            /**
                             * @default case
                             * @enum {string}
                             */
                            scope?: "case" | "customer";
                            /** @default 1 */
                            weight?: number;
                            /** @default false */
                            regress?: boolean;
                        }[];
                        /** @default false */
                        inOrder?: boolean;
                        /** @default [] */
                        guardrails?: {
                            name: string;
                            where: components["schemas"]["CasePredicateInput"];
                            atMostShare: number;
                        }[];
                        /** @default null */
                        declared?: {
                            where: components["schemas"]["EventPredicateInput"];
                            /**
                             * @default case
                             * @enum {string}
                             */
                            scope?: "case" | "customer";
                            property: string;
                            yes: string[];
                            /** @default [] */
                            partly?: string[];
                            no: string[];
                        } | null;
                        /**
                         * @default {
                         *       "customer": null
                         *     }
                         */
                        value?: {
                            customer: {
                                amount: number;
                                unit: string;
                            } | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            definition: {
                                name: string;
                                /** @default  */
                                statement: string;
                                /**
                                 * @default customer
                                 * @enum {string}
                                 */
                                side: "customer" | "business" | "employee";
                                journey: string;
                                /** @default null */
                                population: components["schemas"]["CasePredicate"] | null;
                                /** @default null */
                                clockStart: components["schemas"]["EventPredicate"] | null;
                                success: components["schemas"]["Condition"];
                                /** @default null */
                                failure: components["schemas"]["Condition"] | null;
                                /** @default null */
                                deadlineSeconds: number | null;
                                /** @default [] */
                                milestones: {
                                    name: string;
                                    where: components["schemas"]["EventPredicate"];
                                    /**
                                     * @default case
                                     * @enum {string}
                                     */
                                    scope: "case" | "customer";
                                    /** @default 1 */
                                    weight: number;
                                    /** @default false */
                                    regress: boolean;
                                }[];
                                /** @default false */
                                inOrder: boolean;
                                /** @default [] */
                                guardrails: {
                                    name: string;
                                    where: components["schemas"]["CasePredicate"];
                                    atMostShare: number;
                                }[];
                                /** @default null */
                                declared: {
                                    where: components["schemas"]["EventPredicate"];
                                    /**
                                     * @default case
                                     * @enum {string}
                                     */
                                    scope: "case" | "customer";
                                    property: string;
                                    yes: string[];
                                    /** @default [] */
                                    partly: string[];
                                    no: string[];
                                } | null;
                                /**
                                 * @default {
                                 *       "customer": null
                                 *     }
                                 */
                                value: {
                                    customer: {
                                        amount: number;
                                        unit: string;
                                    } | null;
                                };
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            author: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete an outcome; its versions stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of an outcome */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                definition: {
                                    name: string;
                                    /** @default  */
                                    statement: string;
                                    /**
                                     * @default customer
                                     * @enum {string}
                                     */
                                    side: "customer" | "business" | "employee";
                                    journey: string;
                                    /** @default null */
                                    population: components["schemas"]["CasePredicate"] | null;
                                    /** @default null */
                                    clockStart: components["schemas"]["EventPredicate"] | null;
                                    success: components["schemas"]["Condition"];
                                    /** @default null */
                                    failure: components["schemas"]["Condition"] | null;
                                    /** @default null */
                                    deadlineSeconds: number | null;
                                    /** @default [] */
                                    milestones: {
                                        name: string;
                                        where: components["schemas"]["EventPredicate"];
                                        /**
                                         * @default case
                                         * @enum {string}
                                         */
                                        scope: "case" | "customer";
                                        /** @default 1 */
                                        weight: number;
                                        /** @default false */
                                        regress: boolean;
                                    }[];
                                    /** @default false */
                                    inOrder: boolean;
                                    /** @default [] */
                                    guardrails: {
                                        name: string;
                                        where: components["schemas"]["CasePredicate"];
                                        atMostShare: number;
                                    }[];
                                    /** @default null */
                                    declared: {
                                        where: components["schemas"]["EventPredicate"];
                                        /**
                                         * @default case
                                         * @enum {string}
                                         */
                                        scope: "case" | "customer";
                                        property: string;
                                        yes: string[];
                                        /** @default [] */
                                        partly: string[];
                                        no: string[];
                                    } | null;
                                    /**
                                     * @default {
                                     *       "customer": null
                                     *     }
                                     */
                                    value: {
                                        customer: {
                                            amount: number;
                                            unit: string;
                                        } | null;
                                    };
                                };
                                author: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How cases would stand by a definition; nothing is kept */
        post: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        definition: {
                            name: string;
                            /** @default  */
                            statement?: string;
                            /**
                             * @default customer
                             * @enum {string}
                             */
                            side?: "customer" | "business" | "employee";
                            journey: string;
                            /** @default null */
                            population?: components["schemas"]["CasePredicateInput"] | null;
                            /** @default null */
                            clockStart?: components["schemas"]["EventPredicateInput"] | null;
                            success: components["schemas"]["ConditionInput"];
                            /** @default null */
                            failure?: components["schemas"]["ConditionInput"] | null;
                            /** @default null */
                            deadlineSeconds?: number | null;
                            /** @default [] */
                            milestones?: {
                                name: string;
                                where: components["schemas"]["EventPredicateInput"];
                                /**
                                 * @default case
                                 * @enum {string}
                                 */
                                scope?: "case" | "customer";
                                /** @default 1 */
                                weight?: number;
                                /** @default false */
                                regress?: boolean;
                            }[];
                            /** @default false */
                            inOrder?: boolean;
                            /** @default [] */
                            guardrails?: {
                                name: string;
                                where: components["schemas"]["CasePredicateInput"];
                                atMostShare: number;
                            }[];
                            /** @default null */
                            declared?: {
                                where: components["schemas"]["EventPredicateInput"];
                                /**
                                 * @default case
                                 * @enum {string}
                                 */
                                scope?: "case" | "customer";
                                property: string;
                                yes: string[];
                                /** @default [] */
                                partly?: string[];
                                no: string[];
                            } | null;
                            /**
                             * @default {
                             *       "customer": null
                             *     }
                             */
                            value?: {
                                customer: {
                                    amount: number;
                                    unit: string;
                                } | null;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            states: {
                                success: number;
                                failure: number;
                                open: number;
                            };
                            customers: number;
                            notCounted: number;
                            rate: {
                                value: number | null;
                                successes: number;
                                cases: number;
                                customers: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                            };
                            /**
                             * @description The rate counts cases that could be followed to the end; without a deadline, those that are decided
                             * @enum {string}
                             */
                            basis: "followed" | "decided";
                            progress: {
                                mean: number;
                                /** @description Cases at 0, 10, … 100 % */
                                buckets: number[];
                            } | null;
                            objections: string[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the cases of an outcome stand */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description An older version; the newest without it */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            states: {
                                success: number;
                                failure: number;
                                open: number;
                            };
                            customers: number;
                            notCounted: number;
                            rate: {
                                value: number | null;
                                successes: number;
                                cases: number;
                                customers: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                            };
                            /**
                             * @description The rate counts cases that could be followed to the end; without a deadline, those that are decided
                             * @enum {string}
                             */
                            basis: "followed" | "decided";
                            progress: {
                                mean: number;
                                /** @description Cases at 0, 10, … 100 % */
                                buckets: number[];
                            } | null;
                            objections: string[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long it takes to succeed, open cases counted */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description An older version; the newest without it */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cases: number;
                            reached: number;
                            failed: number;
                            open: number;
                            /**
                             * Format: date-time
                             * @description Told as of then: what is achieved later may still come undone
                             */
                            until: string;
                            /** @description Cases that began later than that, and are not counted here */
                            begunSince: number;
                            /** @description By when half of all cases had it; null when fewer ever do */
                            medianSeconds: number | null;
                            medianInterval: [
                                number | null,
                                number | null
                            ];
                            curve: {
                                seconds: number;
                                share: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                                /** @description Share that had failed by then */
                                failed: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What goes with passing each step and each transition */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description An older version; the newest without it */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rate: {
                                value: number | null;
                                successes: number;
                                cases: number;
                                customers: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                            };
                            activities: {
                                with: {
                                    value: number | null;
                                    successes: number;
                                    cases: number;
                                };
                                without: {
                                    value: number | null;
                                    successes: number;
                                    cases: number;
                                };
                                /** @description Points of the rate, 0 to 1, with the step less without it */
                                difference: number | null;
                                interval: [
                                    number,
                                    number
                                ] | null;
                                /** @enum {string} */
                                grade: "C";
                                /** @description The definition itself names it, so that the difference says nothing */
                                isNamed: boolean;
                                activity: string;
                            }[];
                            transitions: {
                                with: {
                                    value: number | null;
                                    successes: number;
                                    cases: number;
                                };
                                without: {
                                    value: number | null;
                                    successes: number;
                                    cases: number;
                                };
                                /** @description Points of the rate, 0 to 1, with the step less without it */
                                difference: number | null;
                                interval: [
                                    number,
                                    number
                                ] | null;
                                /** @enum {string} */
                                grade: "C";
                                /** @description The definition itself names it, so that the difference says nothing */
                                isNamed: boolean;
                                from: string;
                                to: string;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rate over time, and where its level changed */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description An older version; the newest without it */
                    version?: number;
                    by?: "day" | "week" | "month";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            by: "day" | "week" | "month";
                            periods: {
                                /** Format: date-time */
                                from: string;
                                states: {
                                    success: number;
                                    failure: number;
                                    open: number;
                                };
                                rate: {
                                    value: number | null;
                                    successes: number;
                                    cases: number;
                                    customers: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                                /** @description All of its cases could be followed to the end */
                                isWhole: boolean;
                            }[];
                            changes: {
                                /** Format: date-time */
                                from: string;
                                before: number;
                                after: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guardrails, and what customers say beside what they do */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    /** @description An older version; the newest without it */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            guardrails: {
                                name: string;
                                atMostShare: number;
                                share: number | null;
                                cases: number;
                                of: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                                /**
                                 * @description By the whole interval: undecided while it holds the limit
                                 * @enum {string}
                                 */
                                state: "kept" | "breached" | "undecided";
                            }[];
                            declared: {
                                answered: number;
                                counts: {
                                    /** @enum {string} */
                                    declared: "yes" | "partly" | "no";
                                    /** @enum {string} */
                                    state: "success" | "failure" | "open";
                                    cases: number;
                                }[];
                                /** @description Yes of all answers, 0 to 1 */
                                completion: number | null;
                                completionInterval: [
                                    number,
                                    number
                                ] | null;
                                agreement: number | null;
                                /** @description Agreement beyond chance, of yes and no with success and failure */
                                kappa: number | null;
                            } | null;
                            value: {
                                amount: number;
                                unit: string;
                            } | null;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rate card, rules and exchange rates, in the newest or an older version */
        get: {
            parameters: {
                query?: {
                    version?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            settings: {
                                /** @default null */
                                currency: string | null;
                                /** @default [] */
                                entries: {
                                    id: string;
                                    name: string;
                                    applies: {
                                        activities?: string[];
                                        channels?: string[];
                                        functions?: string[];
                                        kinds?: string[];
                                    };
                                    cost: {
                                        /** @enum {string} */
                                        kind: "per-event";
                                        minor: number;
                                        currency: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "per-minute";
                                        minor: number;
                                        currency: string;
                                        minutes: {
                                            /** @enum {string} */
                                            kind: "fixed";
                                            minutes: number;
                                        } | {
                                            /** @enum {string} */
                                            kind: "equation";
                                            base: number;
                                            terms: {
                                                property: string;
                                                value?: string;
                                                minutes: number;
                                            }[];
                                        } | {
                                            /** @enum {string} */
                                            kind: "property";
                                            property: string;
                                        } | {
                                            /** @enum {string} */
                                            kind: "elapsed";
                                        };
                                    };
                                    avoidable: boolean;
                                    /** @default false */
                                    replaces: boolean;
                                    /** Format: date */
                                    validFrom: string;
                                    validTo: string | null;
                                }[];
                                /** @default [] */
                                capacity: {
                                    id: string;
                                    function: string;
                                    minor: number;
                                    currency: string;
                                    practicalMinutes: number;
                                    /** Format: date */
                                    validFrom: string;
                                    validTo: string | null;
                                }[];
                                /** @default [] */
                                rules: {
                                    activity: string;
                                    /** @enum {string} */
                                    amount: "revenue" | "cost";
                                    /** @enum {string} */
                                    role: "revenue" | "return" | "cost-of-goods" | "cost-to-serve" | "incentive";
                                    /** @default false */
                                    turned: boolean;
                                }[];
                                /** @default [] */
                                exchangeRates: {
                                    from: string;
                                    to: string;
                                    rate: string | number;
                                    /** Format: date */
                                    validFrom: string;
                                    source: string;
                                }[];
                                /** @default [] */
                                outcomeValues: {
                                    outcome: string;
                                    minor: number;
                                    /** @default 1 */
                                    recoverability: number;
                                }[];
                                /** @default null */
                                acquisitionMinor: number | null;
                                /** @default false */
                                contractual: boolean;
                            };
                            author: string;
                            createdAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Keep changed money settings as a new version; `from` is the version that was changed */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: number;
                        settings: {
                            /** @default null */
                            currency?: string | null;
                            /** @default [] */
                            entries?: {
                                id: string;
                                name: string;
                                applies: {
                                    activities?: string[];
                                    channels?: string[];
                                    functions?: string[];
                                    kinds?: string[];
                                };
                                cost: {
                                    /** @enum {string} */
                                    kind: "per-event";
                                    minor: number;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "per-minute";
                                    minor: number;
                                    currency: string;
                                    minutes: {
                                        /** @enum {string} */
                                        kind: "fixed";
                                        minutes: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "equation";
                                        base: number;
                                        terms: {
                                            property: string;
                                            value?: string;
                                            minutes: number;
                                        }[];
                                    } | {
                                        /** @enum {string} */
                                        kind: "property";
                                        property: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "elapsed";
                                    };
                                };
                                avoidable: boolean;
                                /** @default false */
                                replaces?: boolean;
                                /** Format: date */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            /** @default [] */
                            capacity?: {
                                id: string;
                                function: string;
                                minor: number;
                                currency: string;
                                practicalMinutes: number;
                                /** Format: date */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            /** @default [] */
                            rules?: {
                                activity: string;
                                /** @enum {string} */
                                amount: "revenue" | "cost";
                                /** @enum {string} */
                                role: "revenue" | "return" | "cost-of-goods" | "cost-to-serve" | "incentive";
                                /** @default false */
                                turned?: boolean;
                            }[];
                            /** @default [] */
                            exchangeRates?: {
                                from: string;
                                to: string;
                                rate: string | number;
                                /** Format: date */
                                validFrom: string;
                                source: string;
                            }[];
                            /** @default [] */
                            outcomeValues?: {
                                outcome: string;
                                minor: number;
                                /** @default 1 */
                                recoverability?: number;
                            }[];
                            /** @default null */
                            acquisitionMinor?: number | null;
                            /** @default false */
                            contractual?: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            settings: {
                                /** @default null */
                                currency: string | null;
                                /** @default [] */
                                entries: {
                                    id: string;
                                    name: string;
                                    applies: {
                                        activities?: string[];
                                        channels?: string[];
                                        functions?: string[];
                                        kinds?: string[];
                                    };
                                    cost: {
                                        /** @enum {string} */
                                        kind: "per-event";
                                        minor: number;
                                        currency: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "per-minute";
                                        minor: number;
                                        currency: string;
                                        minutes: {
                                            /** @enum {string} */
                                            kind: "fixed";
                                            minutes: number;
                                        } | {
                                            /** @enum {string} */
                                            kind: "equation";
                                            base: number;
                                            terms: {
                                                property: string;
                                                value?: string;
                                                minutes: number;
                                            }[];
                                        } | {
                                            /** @enum {string} */
                                            kind: "property";
                                            property: string;
                                        } | {
                                            /** @enum {string} */
                                            kind: "elapsed";
                                        };
                                    };
                                    avoidable: boolean;
                                    /** @default false */
                                    replaces: boolean;
                                    /** Format: date */
                                    validFrom: string;
                                    validTo: string | null;
                                }[];
                                /** @default [] */
                                capacity: {
                                    id: string;
                                    function: string;
                                    minor: number;
                                    currency: string;
                                    practicalMinutes: number;
                                    /** Format: date */
                                    validFrom: string;
                                    validTo: string | null;
                                }[];
                                /** @default [] */
                                rules: {
                                    activity: string;
                                    /** @enum {string} */
                                    amount: "revenue" | "cost";
                                    /** @enum {string} */
                                    role: "revenue" | "return" | "cost-of-goods" | "cost-to-serve" | "incentive";
                                    /** @default false */
                                    turned: boolean;
                                }[];
                                /** @default [] */
                                exchangeRates: {
                                    from: string;
                                    to: string;
                                    rate: string | number;
                                    /** Format: date */
                                    validFrom: string;
                                    source: string;
                                }[];
                                /** @default [] */
                                outcomeValues: {
                                    outcome: string;
                                    minor: number;
                                    /** @default 1 */
                                    recoverability: number;
                                }[];
                                /** @default null */
                                acquisitionMinor: number | null;
                                /** @default false */
                                contractual: boolean;
                            };
                            author: string;
                            createdAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/settings/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of the money settings, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                author: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/journeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the cases of a journey earned and cost, in all and taken apart */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    by?: "step" | "transition" | "variant" | "channel" | "function" | "outcome" | "month";
                    /** @description Whose standing tells the cases apart, by=outcome */
                    outcome?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            journey: {
                                id: string;
                                name: string;
                                version: number;
                            };
                            settingsVersion: number;
                            /** @description The reporting currency; null where amounts stay as their sources wrote them */
                            currency: string | null;
                            /** @description One a currency */
                            totals: {
                                revenueMinor: number;
                                returnsMinor: number;
                                goodsMinor: number;
                                /** @description Fully loaded */
                                costToServeMinor: number;
                                /** @description The part of the cost to serve that goes away with the steps */
                                avoidableMinor: number;
                                incentivesMinor: number;
                                /** @description Revenue − returns − goods − cost to serve − incentives */
                                contributionMinor: number;
                                /** @description Empty for amounts whose source named none */
                                currency: string;
                                /** @description Started, the failed ones too */
                                cases: number;
                                customers: number;
                                /** @description Contribution per case started, 95 % by customer; no interval with fewer than 10 customers */
                                perCase: {
                                    minor: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                } | null;
                                marginShare: number | null;
                            }[];
                            /** @enum {string} */
                            by: "step" | "transition" | "variant" | "channel" | "function" | "outcome" | "month";
                            /** @description The largest amounts first; of months the oldest first */
                            items: {
                                revenueMinor: number;
                                returnsMinor: number;
                                goodsMinor: number;
                                /** @description Fully loaded */
                                costToServeMinor: number;
                                /** @description The part of the cost to serve that goes away with the steps */
                                avoidableMinor: number;
                                incentivesMinor: number;
                                /** @description Revenue − returns − goods − cost to serve − incentives */
                                contributionMinor: number;
                                /** @description Empty for amounts whose source named none */
                                currency: string;
                                /** @description Started, the failed ones too */
                                cases: number;
                                customers: number;
                                /** @description Contribution per case started, 95 % by customer; no interval with fewer than 10 customers */
                                perCase: {
                                    minor: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                } | null;
                                marginShare: number | null;
                                /** @description The key; from and to for a transition */
                                names: string[];
                                /** @description What the path of a variant is; null where the money is taken apart by something else */
                                variant: {
                                    steps: number;
                                    /** @description The first 40 steps at most, in order */
                                    path: string[];
                                } | null;
                                /** @description Cost to serve per case, in minor units with decimals */
                                costPerCase: number | null;
                            }[];
                            /** @description Smaller items that are not listed */
                            leftOut: number;
                            /** @description Events of several cases, whose money is split between them */
                            sharedEvents: number;
                            uncounted: {
                                /** @enum {string} */
                                reason: "minutes-unreadable" | "cost-too-large" | "currency-unknown" | "no-exchange-rate";
                                /** @description The line of the rate card; null for an amount of the source */
                                entryId: string | null;
                                currency: string;
                                events: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/journeys/{id}/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profit and loss of one case, step by step */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: {
                                id: string;
                                customer: string;
                            };
                            settingsVersion: number;
                            totals: {
                                revenueMinor: number;
                                returnsMinor: number;
                                goodsMinor: number;
                                /** @description Fully loaded */
                                costToServeMinor: number;
                                /** @description The part of the cost to serve that goes away with the steps */
                                avoidableMinor: number;
                                incentivesMinor: number;
                                /** @description Revenue − returns − goods − cost to serve − incentives */
                                contributionMinor: number;
                                currency: string;
                            }[];
                            lines: {
                                revenueMinor: number;
                                returnsMinor: number;
                                goodsMinor: number;
                                /** @description Fully loaded */
                                costToServeMinor: number;
                                /** @description The part of the cost to serve that goes away with the steps */
                                avoidableMinor: number;
                                incentivesMinor: number;
                                /** @description Revenue − returns − goods − cost to serve − incentives */
                                contributionMinor: number;
                                eventId: string;
                                activity: string;
                                /** Format: date-time */
                                at: string;
                                currency: string;
                                /** @description An amount of the event itself counts */
                                fromSource: boolean;
                                /** @description The lines of the rate card that priced it */
                                entryIds: string[];
                                /** @description Between how many cases its money is split */
                                sharedBy: number;
                                uncounted: string[];
                            }[];
                            /** @description Steps of the case; a very long one is cut at 5,000 */
                            total: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the money of a journey adds up to that of its events, each counted once */
        get: {
            parameters: {
                query?: {
                    journey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            journey: {
                                id: string;
                                name: string;
                                version: number;
                            };
                            settingsVersion: number;
                            events: {
                                counted: number;
                                /** @description Not part of the journey */
                                outside: number;
                            };
                            lines: {
                                currency: string;
                                casesMinor: number;
                                eventsMinor: number;
                                /** @description Over all parts; 0 to the minor unit when they agree */
                                differenceMinor: number;
                            }[];
                            agrees: boolean;
                            /** @description Events are on their way into their cases: what does not agree may once they are there */
                            isBehind: boolean;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contribution per original member by month of the first revenue and by age */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            currency: string | null;
                            settingsVersion: number;
                            /** @description Not over: no cell reaches into it */
                            asOfMonth: string;
                            /** @description The first of the data */
                            firstMonth: string;
                            /** @description Cohorts up to this month may hold customers who came before the data begins: hardly anybody lets more months pass between two of revenue */
                            mayHoldEarlierThrough: string;
                            cohorts: {
                                cohort: string;
                                currency: string;
                                members: number;
                                acquisitionMinor: number | null;
                                ages: {
                                    /** @description Months after the first; 0 is the month itself */
                                    age: number;
                                    cumulativeMinor: number;
                                    perMemberMinor: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                }[];
                                payback: {
                                    /** @enum {string} */
                                    kind: "reached";
                                    age: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "not-yet";
                                    seenToAge: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "cost-unknown";
                                } | {
                                    /** @enum {string} */
                                    kind: "nothing-complete";
                                };
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/lifetime-value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What coming purchases are worth, by tenths of customers, or why it cannot be told */
        get: {
            parameters: {
                query?: {
                    months?: number;
                    /** @description A month: .01 is 1 % */
                    discount?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            result: {
                                /** @enum {string} */
                                kind: "told";
                                currency: string;
                                months: number;
                                monthlyDiscount: number;
                                /** @description Contribution of all revenue: values are margins, not revenues */
                                marginShare: number;
                                sample: {
                                    customers: number;
                                    of: number;
                                    bandsOf: number;
                                };
                                repeaters: number;
                                /** @description Of how often and how much; within ±.30, or the model does not hold */
                                correlation: number;
                                models: {
                                    purchases: {
                                        r: number;
                                        alpha: number;
                                        a: number;
                                        b: number;
                                    };
                                    value: {
                                        p: number;
                                        q: number;
                                        v: number;
                                    };
                                };
                                bands: {
                                    decile: number;
                                    customers: number;
                                    meanMinor: number;
                                    /** @description 95 %, parametric bootstrap */
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                }[];
                                runs: number;
                                holdout: {
                                    customers: number;
                                    observed: number;
                                    predicted: number;
                                    bins: {
                                        repeats: string;
                                        customers: number;
                                        observedMean: number;
                                        predictedMean: number;
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                kind: "refused";
                                because: string;
                                reason: string;
                            };
                            settingsVersion: number;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Capacity that was paid for and not used, by function and month */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settingsVersion: number;
                            items: {
                                function: string;
                                month: string;
                                practicalMinutes: number;
                                /** @description What the capacity of the month costs */
                                minor: number;
                                currency: string;
                                /** @description By the rate card */
                                usedMinutes: number;
                                /** @description Under 0 where more was used than there is */
                                unusedMinutes: number;
                                unusedMinor: number;
                            }[];
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/value-at-stake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each friction point puts at stake in a year, if it is the cause */
        get: {
            parameters: {
                query: {
                    /** @description Cases that began at or after this date or instant (UTC) */
                    from?: string;
                    /** @description Cases that began before this date or instant (UTC) */
                    to?: string;
                    /** @description JSON of a CasePredicate */
                    filter?: string;
                    /** @description A segment of the workspace */
                    segment?: string;
                    outcome: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            outcome: {
                                id: string;
                                name: string;
                                version: number;
                            };
                            currency: string;
                            settingsVersion: number;
                            /** @description What one success is worth, by the settings; 0 counts the cost to serve alone */
                            outcomeValueMinor: number;
                            recoverability: number;
                            /** @description Within which customers are compared */
                            strata: string;
                            /** @description Over which the affected were counted */
                            days: number;
                            points: {
                                id: string;
                                /** @enum {string} */
                                kind: "step" | "rework" | "handoff" | "wait";
                                /** @description An activity; or from and to */
                                names: string[];
                                /** @description From how long on a wait counts as long */
                                waitSeconds: number | null;
                                affected: {
                                    reached: number;
                                    customers: number;
                                };
                                unaffected: {
                                    reached: number;
                                    customers: number;
                                };
                                affectedPerYear: number;
                                /** @description A year; above 0 is a loss */
                                minor: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                                /** @enum {string} */
                                grade: "B" | "C";
                                label: string;
                                isFinding: boolean;
                                difference: {
                                    /** @description Points by which the unaffected succeed more often, within strata */
                                    value: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                    crude: number;
                                    comparedShare: number;
                                };
                                /** @description Avoidable cost to serve that the affected have more, per customer */
                                extraCostMinor: number | null;
                            }[];
                            /** @description Points with too few customers on a side */
                            notCompared: number;
                            /** @description The largest ones together, shared out so that no loss counts twice; waits are told alone */
                            joint: {
                                jointMinor: number;
                                sumOfIndividualMinor: number;
                                countedTwiceMinor: number;
                                points: {
                                    id: string;
                                    aloneMinor: number;
                                    shareMinor: number;
                                }[];
                            } | null;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One track call of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One identify call of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One page call of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One screen call of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One group call of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One alias call of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Many calls of Segment's specification */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CloudEvents 1.0, one or a list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    } | {
                        [key: string]: unknown;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                            /** @description New events, now on disk */
                            accepted: number;
                            /** @description Events that were there already; they count once */
                            duplicates: number;
                            /** @description What could not become an event and waits in quarantine, by its place in the call */
                            quarantined: {
                                index: number;
                                id: string;
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a source sent that could not become events */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: "waiting" | "replayed" | "discarded";
                    reason?: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                import: string;
                                /** @description The row, counted from 1 in the order of the file */
                                ordinal: number;
                                /** @description The line in the file where the row starts, or 0 where the format has no lines */
                                line: number;
                                /** @enum {string} */
                                reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                detail: string;
                                raw: string;
                                /** @enum {string} */
                                state: "waiting" | "replayed" | "discarded";
                            }[];
                            nextCursor: string | null;
                            /** @description Rows of the state and reason asked for */
                            total: number;
                            reasons: {
                                /** @enum {string} */
                                reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                rows: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read items of a source again, as they are or mended */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            ordinal: number;
                            raw: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                            duplicates: number;
                            rejected: {
                                /** @description The row, counted from 1 in the order of the file */
                                ordinal: number;
                                /** @enum {string} */
                                reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/quarantine/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave items of a source out for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ordinals: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connectors, each with its last run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                source: string;
                                settings: {
                                    /** @enum {string} */
                                    kind: "postgres";
                                    host: string;
                                    /** @default 5432 */
                                    port: number;
                                    database: string;
                                    user: string;
                                    /** @default true */
                                    tls: boolean;
                                    query: string;
                                    /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                                    cursorColumn: string;
                                    /** @default 10000 */
                                    pageRows: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "s3";
                                    /**
                                     * Format: uri
                                     * @description Such as https://s3.eu-central-1.amazonaws.com
                                     */
                                    endpoint: string;
                                    /** @default us-east-1 */
                                    region: string;
                                    bucket: string;
                                    /** @default  */
                                    prefix: string;
                                    /** @default  */
                                    suffix: string;
                                    /** @description Empty: the bucket is read without a key */
                                    accessKeyId: string;
                                    /**
                                     * @description Whether the host may be on a private network or this machine
                                     * @default false
                                     */
                                    allowPrivate: boolean;
                                } | {
                                    /** @enum {string} */
                                    kind: "folder";
                                    /** @description Below the folder the operator allows; empty for that folder itself */
                                    folder: string;
                                    /** @default  */
                                    suffix: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "http";
                                    /** Format: uri */
                                    url: string;
                                    /** @default {} */
                                    headers: {
                                        [key: string]: string;
                                    };
                                    /**
                                     * @description The header that carries the secret
                                     * @default authorization
                                     */
                                    secretHeader: string;
                                    /**
                                     * @description Where the rows are: data.items; empty for the whole answer
                                     * @default
                                     */
                                    rowsPath: string;
                                    /**
                                     * @default {
                                     *       "kind": "none"
                                     *     }
                                     */
                                    next: {
                                        /** @enum {string} */
                                        kind: "none";
                                    } | {
                                        /** @enum {string} */
                                        kind: "body";
                                        path: string;
                                        parameter: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "link";
                                    } | {
                                        /** @enum {string} */
                                        kind: "last-row";
                                        field: string;
                                        parameter: string;
                                    };
                                    /** @default 60 */
                                    requestsPerMinute: number;
                                    /** @default 10000 */
                                    pageRows: number;
                                    /**
                                     * @description Whether the host may be on a private network or this machine
                                     * @default false
                                     */
                                    allowPrivate: boolean;
                                };
                                hasSecret: boolean;
                                mapping: {
                                    case: string | null;
                                    /** @default case */
                                    caseType: string;
                                    customer: string | null;
                                    activity: string | null;
                                    at: string | null;
                                    /**
                                     * @default auto
                                     * @enum {string}
                                     */
                                    dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                    /** @default UTC */
                                    zone: string;
                                    /**
                                     * @default zoned
                                     * @enum {string}
                                     */
                                    clock: "zoned" | "as-written";
                                    /** @default null */
                                    id: string | null;
                                    /** @default null */
                                    anonymous: string | null;
                                    /** @default null */
                                    account: string | null;
                                    /** @default null */
                                    kind: string | null;
                                    /** @default null */
                                    touchpoint: string | null;
                                    /** @default null */
                                    channel: string | null;
                                    /** @default null */
                                    function: string | null;
                                    /** @default null */
                                    words: string | null;
                                    /** @default null */
                                    language: string | null;
                                    /** @default null */
                                    cost: string | null;
                                    /** @default null */
                                    revenue: string | null;
                                    /** @default null */
                                    currency: string | null;
                                    /** @default  */
                                    defaultCurrency: string | "";
                                    /**
                                     * @default auto
                                     * @enum {string}
                                     */
                                    decimalSign: "auto" | "point" | "comma";
                                    /** @default [] */
                                    objects: {
                                        column: string;
                                        type: string;
                                    }[];
                                    /** @default [] */
                                    ignore: string[];
                                };
                                schedule: {
                                    /** @enum {string} */
                                    kind: "by-hand";
                                } | {
                                    /** @enum {string} */
                                    kind: "every";
                                    minutes: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "daily";
                                    at: string;
                                };
                                /** @enum {string} */
                                state: "active" | "paused";
                                /** @description How far it is; null before the first page, and where files are remembered */
                                cursor: string | null;
                                /** @description Runs that failed in a row */
                                failures: number;
                                nextRunAt: string | null;
                                lastRun: {
                                    id: string;
                                    /** @enum {string} */
                                    state: "running" | "done" | "failed" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    finishedAt: string | null;
                                    cursorBefore: string | null;
                                    cursorAfter: string | null;
                                    /** @description Pages or files brought in */
                                    pages: number;
                                    /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                    rows: number;
                                    accepted: number;
                                    duplicates: number;
                                    quarantined: number;
                                    error: string | null;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a connector; without a source it gets one of its own name */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @description The source its events belong to; null makes one
                         * @default null
                         */
                        source?: string | null;
                        settings: {
                            /** @enum {string} */
                            kind: "postgres";
                            host: string;
                            /** @default 5432 */
                            port?: number;
                            database: string;
                            user: string;
                            /** @default true */
                            tls?: boolean;
                            query: string;
                            /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                            cursorColumn: string;
                            /** @default 10000 */
                            pageRows?: number;
                        } | {
                            /** @enum {string} */
                            kind: "s3";
                            /**
                             * Format: uri
                             * @description Such as https://s3.eu-central-1.amazonaws.com
                             */
                            endpoint: string;
                            /** @default us-east-1 */
                            region?: string;
                            bucket: string;
                            /** @default  */
                            prefix?: string;
                            /** @default  */
                            suffix?: string;
                            /** @description Empty: the bucket is read without a key */
                            accessKeyId: string;
                            /**
                             * @description Whether the host may be on a private network or this machine
                             * @default false
                             */
                            allowPrivate?: boolean;
                        } | {
                            /** @enum {string} */
                            kind: "folder";
                            /** @description Below the folder the operator allows; empty for that folder itself */
                            folder: string;
                            /** @default  */
                            suffix?: string;
                        } | {
                            /** @enum {string} */
                            kind: "http";
                            /** Format: uri */
                            url: string;
                            /** @default {} */
                            headers?: {
                                [key: string]: string;
                            };
                            /**
                             * @description The header that carries the secret
                             * @default authorization
                             */
                            secretHeader?: string;
                            /**
                             * @description Where the rows are: data.items; empty for the whole answer
                             * @default
                             */
                            rowsPath?: string;
                            /**
                             * @default {
                             *       "kind": "none"
                             *     }
                             */
                            next?: {
                                /** @enum {string} */
                                kind: "none";
                            } | {
                                /** @enum {string} */
                                kind: "body";
                                path: string;
                                parameter: string;
                            } | {
                                /** @enum {string} */
                                kind: "link";
                            } | {
                                /** @enum {string} */
                                kind: "last-row";
                                field: string;
                                parameter: string;
                            };
                            /** @default 60 */
                            requestsPerMinute?: number;
                            /** @default 10000 */
                            pageRows?: number;
                            /**
                             * @description Whether the host may be on a private network or this machine
                             * @default false
                             */
                            allowPrivate?: boolean;
                        };
                        /**
                         * @description Password, secret access key or header value; never answered
                         * @default null
                         */
                        secret?: string | null;
                        mapping: {
                            case: string | null;
                            /** @default case */
                            caseType?: string;
                            customer: string | null;
                            activity: string | null;
                            at: string | null;
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            dateOrder?: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                            /** @default UTC */
                            zone?: string;
                            /**
                             * @default zoned
                             * @enum {string}
                             */
                            clock?: "zoned" | "as-written";
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            anonymous?: string | null;
                            /** @default null */
                            account?: string | null;
                            /** @default null */
                            kind?: string | null;
                            /** @default null */
                            touchpoint?: string | null;
                            /** @default null */
                            channel?: string | null;
                            /** @default null */
                            function?: string | null;
                            /** @default null */
                            words?: string | null;
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            cost?: string | null;
                            /** @default null */
                            revenue?: string | null;
                            /** @default null */
                            currency?: string | null;
                            /** @default  */
                            defaultCurrency?: string | "";
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            decimalSign?: "auto" | "point" | "comma";
                            /** @default [] */
                            objects?: {
                                column: string;
                                type: string;
                            }[];
                            /** @default [] */
                            ignore?: string[];
                        };
                        schedule: {
                            /** @enum {string} */
                            kind: "by-hand";
                        } | {
                            /** @enum {string} */
                            kind: "every";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            kind: "daily";
                            at: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            source: string;
                            settings: {
                                /** @enum {string} */
                                kind: "postgres";
                                host: string;
                                /** @default 5432 */
                                port: number;
                                database: string;
                                user: string;
                                /** @default true */
                                tls: boolean;
                                query: string;
                                /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                                cursorColumn: string;
                                /** @default 10000 */
                                pageRows: number;
                            } | {
                                /** @enum {string} */
                                kind: "s3";
                                /**
                                 * Format: uri
                                 * @description Such as https://s3.eu-central-1.amazonaws.com
                                 */
                                endpoint: string;
                                /** @default us-east-1 */
                                region: string;
                                bucket: string;
                                /** @default  */
                                prefix: string;
                                /** @default  */
                                suffix: string;
                                /** @description Empty: the bucket is read without a key */
                                accessKeyId: string;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "folder";
                                /** @description Below the folder the operator allows; empty for that folder itself */
                                folder: string;
                                /** @default  */
                                suffix: string;
                            } | {
                                /** @enum {string} */
                                kind: "http";
                                /** Format: uri */
                                url: string;
                                /** @default {} */
                                headers: {
                                    [key: string]: string;
                                };
                                /**
                                 * @description The header that carries the secret
                                 * @default authorization
                                 */
                                secretHeader: string;
                                /**
                                 * @description Where the rows are: data.items; empty for the whole answer
                                 * @default
                                 */
                                rowsPath: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                next: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "body";
                                    path: string;
                                    parameter: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "link";
                                } | {
                                    /** @enum {string} */
                                    kind: "last-row";
                                    field: string;
                                    parameter: string;
                                };
                                /** @default 60 */
                                requestsPerMinute: number;
                                /** @default 10000 */
                                pageRows: number;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            };
                            hasSecret: boolean;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "by-hand";
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                minutes: number;
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                at: string;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description How far it is; null before the first page, and where files are remembered */
                            cursor: string | null;
                            /** @description Runs that failed in a row */
                            failures: number;
                            nextRunAt: string | null;
                            lastRun: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                cursorBefore: string | null;
                                cursorAfter: string | null;
                                /** @description Pages or files brought in */
                                pages: number;
                                /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                rows: number;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                error: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One connector */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            source: string;
                            settings: {
                                /** @enum {string} */
                                kind: "postgres";
                                host: string;
                                /** @default 5432 */
                                port: number;
                                database: string;
                                user: string;
                                /** @default true */
                                tls: boolean;
                                query: string;
                                /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                                cursorColumn: string;
                                /** @default 10000 */
                                pageRows: number;
                            } | {
                                /** @enum {string} */
                                kind: "s3";
                                /**
                                 * Format: uri
                                 * @description Such as https://s3.eu-central-1.amazonaws.com
                                 */
                                endpoint: string;
                                /** @default us-east-1 */
                                region: string;
                                bucket: string;
                                /** @default  */
                                prefix: string;
                                /** @default  */
                                suffix: string;
                                /** @description Empty: the bucket is read without a key */
                                accessKeyId: string;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "folder";
                                /** @description Below the folder the operator allows; empty for that folder itself */
                                folder: string;
                                /** @default  */
                                suffix: string;
                            } | {
                                /** @enum {string} */
                                kind: "http";
                                /** Format: uri */
                                url: string;
                                /** @default {} */
                                headers: {
                                    [key: string]: string;
                                };
                                /**
                                 * @description The header that carries the secret
                                 * @default authorization
                                 */
                                secretHeader: string;
                                /**
                                 * @description Where the rows are: data.items; empty for the whole answer
                                 * @default
                                 */
                                rowsPath: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                next: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "body";
                                    path: string;
                                    parameter: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "link";
                                } | {
                                    /** @enum {string} */
                                    kind: "last-row";
                                    field: string;
                                    parameter: string;
                                };
                                /** @default 60 */
                                requestsPerMinute: number;
                                /** @default 10000 */
                                pageRows: number;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            };
                            hasSecret: boolean;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "by-hand";
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                minutes: number;
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                at: string;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description How far it is; null before the first page, and where files are remembered */
                            cursor: string | null;
                            /** @description Runs that failed in a row */
                            failures: number;
                            nextRunAt: string | null;
                            lastRun: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                cursorBefore: string | null;
                                cursorAfter: string | null;
                                /** @description Pages or files brought in */
                                pages: number;
                                /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                rows: number;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                error: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a connector; its source and its events stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change what is given: name, settings, secret, mapping, schedule, state */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        settings?: {
                            /** @enum {string} */
                            kind: "postgres";
                            host: string;
                            /** @default 5432 */
                            port?: number;
                            database: string;
                            user: string;
                            /** @default true */
                            tls?: boolean;
                            query: string;
                            /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                            cursorColumn: string;
                            /** @default 10000 */
                            pageRows?: number;
                        } | {
                            /** @enum {string} */
                            kind: "s3";
                            /**
                             * Format: uri
                             * @description Such as https://s3.eu-central-1.amazonaws.com
                             */
                            endpoint: string;
                            /** @default us-east-1 */
                            region?: string;
                            bucket: string;
                            /** @default  */
                            prefix?: string;
                            /** @default  */
                            suffix?: string;
                            /** @description Empty: the bucket is read without a key */
                            accessKeyId: string;
                            /**
                             * @description Whether the host may be on a private network or this machine
                             * @default false
                             */
                            allowPrivate?: boolean;
                        } | {
                            /** @enum {string} */
                            kind: "folder";
                            /** @description Below the folder the operator allows; empty for that folder itself */
                            folder: string;
                            /** @default  */
                            suffix?: string;
                        } | {
                            /** @enum {string} */
                            kind: "http";
                            /** Format: uri */
                            url: string;
                            /** @default {} */
                            headers?: {
                                [key: string]: string;
                            };
                            /**
                             * @description The header that carries the secret
                             * @default authorization
                             */
                            secretHeader?: string;
                            /**
                             * @description Where the rows are: data.items; empty for the whole answer
                             * @default
                             */
                            rowsPath?: string;
                            /**
                             * @default {
                             *       "kind": "none"
                             *     }
                             */
                            next?: {
                                /** @enum {string} */
                                kind: "none";
                            } | {
                                /** @enum {string} */
                                kind: "body";
                                path: string;
                                parameter: string;
                            } | {
                                /** @enum {string} */
                                kind: "link";
                            } | {
                                /** @enum {string} */
                                kind: "last-row";
                                field: string;
                                parameter: string;
                            };
                            /** @default 60 */
                            requestsPerMinute?: number;
                            /** @default 10000 */
                            pageRows?: number;
                            /**
                             * @description Whether the host may be on a private network or this machine
                             * @default false
                             */
                            allowPrivate?: boolean;
                        };
                        /** @description Null takes it away */
                        secret?: string | null;
                        mapping?: {
                            case: string | null;
                            /** @default case */
                            caseType?: string;
                            customer: string | null;
                            activity: string | null;
                            at: string | null;
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            dateOrder?: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                            /** @default UTC */
                            zone?: string;
                            /**
                             * @default zoned
                             * @enum {string}
                             */
                            clock?: "zoned" | "as-written";
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            anonymous?: string | null;
                            /** @default null */
                            account?: string | null;
                            /** @default null */
                            kind?: string | null;
                            /** @default null */
                            touchpoint?: string | null;
                            /** @default null */
                            channel?: string | null;
                            /** @default null */
                            function?: string | null;
                            /** @default null */
                            words?: string | null;
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            cost?: string | null;
                            /** @default null */
                            revenue?: string | null;
                            /** @default null */
                            currency?: string | null;
                            /** @default  */
                            defaultCurrency?: string | "";
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            decimalSign?: "auto" | "point" | "comma";
                            /** @default [] */
                            objects?: {
                                column: string;
                                type: string;
                            }[];
                            /** @default [] */
                            ignore?: string[];
                        };
                        schedule?: {
                            /** @enum {string} */
                            kind: "by-hand";
                        } | {
                            /** @enum {string} */
                            kind: "every";
                            minutes: number;
                        } | {
                            /** @enum {string} */
                            kind: "daily";
                            at: string;
                        };
                        /** @enum {string} */
                        state?: "active" | "paused";
                        /**
                         * @description Pull everything again; what is there already counts once
                         * @default false
                         */
                        startOver?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            source: string;
                            settings: {
                                /** @enum {string} */
                                kind: "postgres";
                                host: string;
                                /** @default 5432 */
                                port: number;
                                database: string;
                                user: string;
                                /** @default true */
                                tls: boolean;
                                query: string;
                                /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                                cursorColumn: string;
                                /** @default 10000 */
                                pageRows: number;
                            } | {
                                /** @enum {string} */
                                kind: "s3";
                                /**
                                 * Format: uri
                                 * @description Such as https://s3.eu-central-1.amazonaws.com
                                 */
                                endpoint: string;
                                /** @default us-east-1 */
                                region: string;
                                bucket: string;
                                /** @default  */
                                prefix: string;
                                /** @default  */
                                suffix: string;
                                /** @description Empty: the bucket is read without a key */
                                accessKeyId: string;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "folder";
                                /** @description Below the folder the operator allows; empty for that folder itself */
                                folder: string;
                                /** @default  */
                                suffix: string;
                            } | {
                                /** @enum {string} */
                                kind: "http";
                                /** Format: uri */
                                url: string;
                                /** @default {} */
                                headers: {
                                    [key: string]: string;
                                };
                                /**
                                 * @description The header that carries the secret
                                 * @default authorization
                                 */
                                secretHeader: string;
                                /**
                                 * @description Where the rows are: data.items; empty for the whole answer
                                 * @default
                                 */
                                rowsPath: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                next: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "body";
                                    path: string;
                                    parameter: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "link";
                                } | {
                                    /** @enum {string} */
                                    kind: "last-row";
                                    field: string;
                                    parameter: string;
                                };
                                /** @default 60 */
                                requestsPerMinute: number;
                                /** @default 10000 */
                                pageRows: number;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            };
                            hasSecret: boolean;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "by-hand";
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                minutes: number;
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                at: string;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description How far it is; null before the first page, and where files are remembered */
                            cursor: string | null;
                            /** @description Runs that failed in a row */
                            failures: number;
                            nextRunAt: string | null;
                            lastRun: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                cursorBefore: string | null;
                                cursorAfter: string | null;
                                /** @description Pages or files brought in */
                                pages: number;
                                /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                rows: number;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                error: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/connectors/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of a connector, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                cursorBefore: string | null;
                                cursorAfter: string | null;
                                /** @description Pages or files brought in */
                                pages: number;
                                /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                rows: number;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                error: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run it now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            source: string;
                            settings: {
                                /** @enum {string} */
                                kind: "postgres";
                                host: string;
                                /** @default 5432 */
                                port: number;
                                database: string;
                                user: string;
                                /** @default true */
                                tls: boolean;
                                query: string;
                                /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                                cursorColumn: string;
                                /** @default 10000 */
                                pageRows: number;
                            } | {
                                /** @enum {string} */
                                kind: "s3";
                                /**
                                 * Format: uri
                                 * @description Such as https://s3.eu-central-1.amazonaws.com
                                 */
                                endpoint: string;
                                /** @default us-east-1 */
                                region: string;
                                bucket: string;
                                /** @default  */
                                prefix: string;
                                /** @default  */
                                suffix: string;
                                /** @description Empty: the bucket is read without a key */
                                accessKeyId: string;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "folder";
                                /** @description Below the folder the operator allows; empty for that folder itself */
                                folder: string;
                                /** @default  */
                                suffix: string;
                            } | {
                                /** @enum {string} */
                                kind: "http";
                                /** Format: uri */
                                url: string;
                                /** @default {} */
                                headers: {
                                    [key: string]: string;
                                };
                                /**
                                 * @description The header that carries the secret
                                 * @default authorization
                                 */
                                secretHeader: string;
                                /**
                                 * @description Where the rows are: data.items; empty for the whole answer
                                 * @default
                                 */
                                rowsPath: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                next: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "body";
                                    path: string;
                                    parameter: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "link";
                                } | {
                                    /** @enum {string} */
                                    kind: "last-row";
                                    field: string;
                                    parameter: string;
                                };
                                /** @default 60 */
                                requestsPerMinute: number;
                                /** @default 10000 */
                                pageRows: number;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            };
                            hasSecret: boolean;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "by-hand";
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                minutes: number;
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                at: string;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description How far it is; null before the first page, and where files are remembered */
                            cursor: string | null;
                            /** @description Runs that failed in a row */
                            failures: number;
                            nextRunAt: string | null;
                            lastRun: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                cursorBefore: string | null;
                                cursorAfter: string | null;
                                /** @description Pages or files brought in */
                                pages: number;
                                /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                rows: number;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                error: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the run under way; the page that is being read in is finished */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            source: string;
                            settings: {
                                /** @enum {string} */
                                kind: "postgres";
                                host: string;
                                /** @default 5432 */
                                port: number;
                                database: string;
                                user: string;
                                /** @default true */
                                tls: boolean;
                                query: string;
                                /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                                cursorColumn: string;
                                /** @default 10000 */
                                pageRows: number;
                            } | {
                                /** @enum {string} */
                                kind: "s3";
                                /**
                                 * Format: uri
                                 * @description Such as https://s3.eu-central-1.amazonaws.com
                                 */
                                endpoint: string;
                                /** @default us-east-1 */
                                region: string;
                                bucket: string;
                                /** @default  */
                                prefix: string;
                                /** @default  */
                                suffix: string;
                                /** @description Empty: the bucket is read without a key */
                                accessKeyId: string;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "folder";
                                /** @description Below the folder the operator allows; empty for that folder itself */
                                folder: string;
                                /** @default  */
                                suffix: string;
                            } | {
                                /** @enum {string} */
                                kind: "http";
                                /** Format: uri */
                                url: string;
                                /** @default {} */
                                headers: {
                                    [key: string]: string;
                                };
                                /**
                                 * @description The header that carries the secret
                                 * @default authorization
                                 */
                                secretHeader: string;
                                /**
                                 * @description Where the rows are: data.items; empty for the whole answer
                                 * @default
                                 */
                                rowsPath: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                next: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "body";
                                    path: string;
                                    parameter: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "link";
                                } | {
                                    /** @enum {string} */
                                    kind: "last-row";
                                    field: string;
                                    parameter: string;
                                };
                                /** @default 60 */
                                requestsPerMinute: number;
                                /** @default 10000 */
                                pageRows: number;
                                /**
                                 * @description Whether the host may be on a private network or this machine
                                 * @default false
                                 */
                                allowPrivate: boolean;
                            };
                            hasSecret: boolean;
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "by-hand";
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                minutes: number;
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                at: string;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description How far it is; null before the first page, and where files are remembered */
                            cursor: string | null;
                            /** @description Runs that failed in a row */
                            failures: number;
                            nextRunAt: string | null;
                            lastRun: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                cursorBefore: string | null;
                                cursorAfter: string | null;
                                /** @description Pages or files brought in */
                                pages: number;
                                /** @description Accepted, duplicates and quarantined together, as the finished pages told */
                                rows: number;
                                accepted: number;
                                duplicates: number;
                                quarantined: number;
                                error: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first 20 rows that would be pulled, and the mapping they suggest; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            /** @enum {string} */
                            kind: "postgres";
                            host: string;
                            /** @default 5432 */
                            port?: number;
                            database: string;
                            user: string;
                            /** @default true */
                            tls?: boolean;
                            query: string;
                            /** @description A column that only grows, such as a sequence: rows above the last value are fetched */
                            cursorColumn: string;
                            /** @default 10000 */
                            pageRows?: number;
                        } | {
                            /** @enum {string} */
                            kind: "s3";
                            /**
                             * Format: uri
                             * @description Such as https://s3.eu-central-1.amazonaws.com
                             */
                            endpoint: string;
                            /** @default us-east-1 */
                            region?: string;
                            bucket: string;
                            /** @default  */
                            prefix?: string;
                            /** @default  */
                            suffix?: string;
                            /** @description Empty: the bucket is read without a key */
                            accessKeyId: string;
                            /**
                             * @description Whether the host may be on a private network or this machine
                             * @default false
                             */
                            allowPrivate?: boolean;
                        } | {
                            /** @enum {string} */
                            kind: "folder";
                            /** @description Below the folder the operator allows; empty for that folder itself */
                            folder: string;
                            /** @default  */
                            suffix?: string;
                        } | {
                            /** @enum {string} */
                            kind: "http";
                            /** Format: uri */
                            url: string;
                            /** @default {} */
                            headers?: {
                                [key: string]: string;
                            };
                            /**
                             * @description The header that carries the secret
                             * @default authorization
                             */
                            secretHeader?: string;
                            /**
                             * @description Where the rows are: data.items; empty for the whole answer
                             * @default
                             */
                            rowsPath?: string;
                            /**
                             * @default {
                             *       "kind": "none"
                             *     }
                             */
                            next?: {
                                /** @enum {string} */
                                kind: "none";
                            } | {
                                /** @enum {string} */
                                kind: "body";
                                path: string;
                                parameter: string;
                            } | {
                                /** @enum {string} */
                                kind: "link";
                            } | {
                                /** @enum {string} */
                                kind: "last-row";
                                field: string;
                                parameter: string;
                            };
                            /** @default 60 */
                            requestsPerMinute?: number;
                            /** @default 10000 */
                            pageRows?: number;
                            /**
                             * @description Whether the host may be on a private network or this machine
                             * @default false
                             */
                            allowPrivate?: boolean;
                        };
                        /** @default null */
                        secret?: string | null;
                        /**
                         * @description Whose kept secret is used when none is given
                         * @default null
                         */
                        connector?: string | null;
                        /**
                         * @description Null: it is guessed
                         * @default null
                         */
                        mapping?: {
                            case: string | null;
                            /** @default case */
                            caseType?: string;
                            customer: string | null;
                            activity: string | null;
                            at: string | null;
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            dateOrder?: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                            /** @default UTC */
                            zone?: string;
                            /**
                             * @default zoned
                             * @enum {string}
                             */
                            clock?: "zoned" | "as-written";
                            /** @default null */
                            id?: string | null;
                            /** @default null */
                            anonymous?: string | null;
                            /** @default null */
                            account?: string | null;
                            /** @default null */
                            kind?: string | null;
                            /** @default null */
                            touchpoint?: string | null;
                            /** @default null */
                            channel?: string | null;
                            /** @default null */
                            function?: string | null;
                            /** @default null */
                            words?: string | null;
                            /** @default null */
                            language?: string | null;
                            /** @default null */
                            cost?: string | null;
                            /** @default null */
                            revenue?: string | null;
                            /** @default null */
                            currency?: string | null;
                            /** @default  */
                            defaultCurrency?: string | "";
                            /**
                             * @default auto
                             * @enum {string}
                             */
                            decimalSign?: "auto" | "point" | "comma";
                            /** @default [] */
                            objects?: {
                                column: string;
                                type: string;
                            }[];
                            /** @default [] */
                            ignore?: string[];
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            shape: {
                                /** @enum {string} */
                                format: "csv" | "jsonl" | "parquet" | "xes" | "ocel-json" | "ocel-xml" | "ocel-sqlite";
                                compressed: boolean;
                                /** @description Text formats: utf-8, utf-16le, windows-1252 … */
                                encoding: string | null;
                                /** @description CSV: the character between cells */
                                delimiter: string | null;
                                /** @description CSV: whether the first row names the columns */
                                header: boolean | null;
                                columns: {
                                    name: string;
                                    examples: string[];
                                    filledShare: number;
                                }[];
                                /** @default [] */
                                objectTypes: string[];
                            };
                            mapping: {
                                case: string | null;
                                /** @default case */
                                caseType: string;
                                customer: string | null;
                                activity: string | null;
                                at: string | null;
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                dateOrder: "auto" | "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds";
                                /** @default UTC */
                                zone: string;
                                /**
                                 * @default zoned
                                 * @enum {string}
                                 */
                                clock: "zoned" | "as-written";
                                /** @default null */
                                id: string | null;
                                /** @default null */
                                anonymous: string | null;
                                /** @default null */
                                account: string | null;
                                /** @default null */
                                kind: string | null;
                                /** @default null */
                                touchpoint: string | null;
                                /** @default null */
                                channel: string | null;
                                /** @default null */
                                function: string | null;
                                /** @default null */
                                words: string | null;
                                /** @default null */
                                language: string | null;
                                /** @default null */
                                cost: string | null;
                                /** @default null */
                                revenue: string | null;
                                /** @default null */
                                currency: string | null;
                                /** @default  */
                                defaultCurrency: string | "";
                                /**
                                 * @default auto
                                 * @enum {string}
                                 */
                                decimalSign: "auto" | "point" | "comma";
                                /** @default [] */
                                objects: {
                                    column: string;
                                    type: string;
                                }[];
                                /** @default [] */
                                ignore: string[];
                            };
                            rows: {
                                line: number;
                                cells: {
                                    [key: string]: string;
                                };
                                event: {
                                    customer: string;
                                    activity: string;
                                    /** Format: date-time */
                                    at: string;
                                    channel: string;
                                    costMinor: number;
                                    revenueMinor: number;
                                    currency: string;
                                    objects: {
                                        type: string;
                                        id: string;
                                        qualifier: string;
                                    }[];
                                } | null;
                                rejection: {
                                    /** @enum {string} */
                                    reason: "no-customer" | "no-activity" | "no-time" | "time-unreadable" | "time-out-of-range" | "time-in-future" | "money-unreadable" | "money-too-large" | "currency-unreadable" | "field-too-long" | "too-many-objects" | "row-malformed" | "text-unreadable" | "same-id-other-content" | "file-cut-short" | "event-too-large" | "not-in-plan";
                                    detail: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the consumers of the stream are behind */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            consumers: {
                                consumer: string;
                                /** @description Events it has not settled */
                                events: number;
                                /** @description Since the oldest of them came */
                                seconds: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, once a second, and each change of the cases at once, as server-sent events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": unknown;
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/tail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a source sends, once a second, as server-sent events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": unknown;
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outcomes, waits and costs whose newest week lies off the weeks before */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "all";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                subject: {
                                    /** @enum {string} */
                                    kind: "outcome";
                                    outcome: string;
                                    name: string;
                                    journey: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "wait";
                                    journey: string;
                                    name: string;
                                    from: string;
                                    to: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "cost";
                                    journey: string;
                                    name: string;
                                    currency: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description The Monday with which the week begins
                                 */
                                week: string;
                                value: number;
                                /** @description The median of the weeks before */
                                expected: number;
                                /** @description Where 19 in 20 such weeks would lie */
                                usual: [
                                    number,
                                    number
                                ];
                                /** @description Standard deviations off the expected value */
                                score: number;
                                customers: number;
                                periods: {
                                    /** Format: date-time */
                                    from: string;
                                    value: number;
                                    customers: number;
                                }[];
                                id: string;
                                /** Format: date-time */
                                openedAt: string;
                                /**
                                 * Format: date-time
                                 * @description When it was last found to hold
                                 */
                                seenAt: string;
                                closedAt: string | null;
                                /** @description Who closed it; null when the level came back by itself */
                                closedBy: string | null;
                                wasUseful: boolean | null;
                            }[];
                            nextCursor: null;
                            /** @description When shifts were last looked for since the server started, in milliseconds since 1970 */
                            lookedAt: number | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for shifts now; else it happens every ten minutes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Series that were looked at */
                            watched: number;
                            opened: number;
                            open: number;
                            /** @description Alerts whose level came back */
                            closed: number;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an alert, and say whether it was useful */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        wasUseful?: boolean | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks, each with its state and what was sent last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @description To callers without the scope admin, only its host: the rest may hold a secret */
                                url: string;
                                topics: ("alert.opened" | "alert.closed" | "outcome.changed" | "finding.opened")[];
                                outcome: string | null;
                                isInside: boolean;
                                /** @enum {string} */
                                state: "active" | "paused" | "stopped";
                                /** @description Why it was paused or stopped, when the server did it */
                                reason: string | null;
                                /** @description Tries that failed since the last that did not */
                                failures: number;
                                /** @description Until when deliveries are signed with the old secret as well */
                                oldSecretUntil: string | null;
                                /** @description Deliveries that wait */
                                waiting: number;
                                /** @description The delivery that was tried last */
                                last: {
                                    /** @description The header webhook-id, the same for every try */
                                    id: string;
                                    topic: string;
                                    /** @description The id of what it is about */
                                    subject: string;
                                    /** @enum {string} */
                                    state: "waiting" | "sent" | "failed";
                                    attempts: number;
                                    /** Format: date-time */
                                    createdAt: string;
                                    triedAt: string | null;
                                    /** @description When it is tried next; null when it is not */
                                    nextAt: string | null;
                                    /** @description The status that the receiver answered last */
                                    lastStatus: number | null;
                                    lastError: string | null;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a webhook; its secret is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        url: string;
                        topics: ("alert.opened" | "alert.closed" | "outcome.changed" | "finding.opened")[];
                        /**
                         * @description Of outcomes, and alerts about them, this one only; null: every one
                         * @default null
                         */
                        outcome?: string | null;
                        /**
                         * @description The address is inside our network: private addresses and plain http are allowed
                         * @default false
                         */
                        isInside?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @description To callers without the scope admin, only its host: the rest may hold a secret */
                            url: string;
                            topics: ("alert.opened" | "alert.closed" | "outcome.changed" | "finding.opened")[];
                            outcome: string | null;
                            isInside: boolean;
                            /** @enum {string} */
                            state: "active" | "paused" | "stopped";
                            /** @description Why it was paused or stopped, when the server did it */
                            reason: string | null;
                            /** @description Tries that failed since the last that did not */
                            failures: number;
                            /** @description Until when deliveries are signed with the old secret as well */
                            oldSecretUntil: string | null;
                            /** @description Deliveries that wait */
                            waiting: number;
                            /** @description The delivery that was tried last */
                            last: {
                                /** @description The header webhook-id, the same for every try */
                                id: string;
                                topic: string;
                                /** @description The id of what it is about */
                                subject: string;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "failed";
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                triedAt: string | null;
                                /** @description When it is tried next; null when it is not */
                                nextAt: string | null;
                                /** @description The status that the receiver answered last */
                                lastStatus: number | null;
                                lastError: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Shown only now: what deliveries are signed with */
                            secret: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @description To callers without the scope admin, only its host: the rest may hold a secret */
                            url: string;
                            topics: ("alert.opened" | "alert.closed" | "outcome.changed" | "finding.opened")[];
                            outcome: string | null;
                            isInside: boolean;
                            /** @enum {string} */
                            state: "active" | "paused" | "stopped";
                            /** @description Why it was paused or stopped, when the server did it */
                            reason: string | null;
                            /** @description Tries that failed since the last that did not */
                            failures: number;
                            /** @description Until when deliveries are signed with the old secret as well */
                            oldSecretUntil: string | null;
                            /** @description Deliveries that wait */
                            waiting: number;
                            /** @description The delivery that was tried last */
                            last: {
                                /** @description The header webhook-id, the same for every try */
                                id: string;
                                topic: string;
                                /** @description The id of what it is about */
                                subject: string;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "failed";
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                triedAt: string | null;
                                /** @description When it is tried next; null when it is not */
                                nextAt: string | null;
                                /** @description The status that the receiver answered last */
                                lastStatus: number | null;
                                lastError: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a webhook, and what waits for it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a webhook, pause it, or have it go on */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        url?: string;
                        topics?: ("alert.opened" | "alert.closed" | "outcome.changed" | "finding.opened")[];
                        outcome?: string | null;
                        /** @description The address is inside our network: private addresses and plain http are allowed */
                        isInside?: boolean;
                        /** @enum {string} */
                        state?: "active" | "paused";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @description To callers without the scope admin, only its host: the rest may hold a secret */
                            url: string;
                            topics: ("alert.opened" | "alert.closed" | "outcome.changed" | "finding.opened")[];
                            outcome: string | null;
                            isInside: boolean;
                            /** @enum {string} */
                            state: "active" | "paused" | "stopped";
                            /** @description Why it was paused or stopped, when the server did it */
                            reason: string | null;
                            /** @description Tries that failed since the last that did not */
                            failures: number;
                            /** @description Until when deliveries are signed with the old secret as well */
                            oldSecretUntil: string | null;
                            /** @description Deliveries that wait */
                            waiting: number;
                            /** @description The delivery that was tried last */
                            last: {
                                /** @description The header webhook-id, the same for every try */
                                id: string;
                                topic: string;
                                /** @description The id of what it is about */
                                subject: string;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "failed";
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                triedAt: string | null;
                                /** @description When it is tried next; null when it is not */
                                nextAt: string | null;
                                /** @description The status that the receiver answered last */
                                lastStatus: number | null;
                                lastError: string | null;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret, shown once; for 24 hours both sign */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Shown only now: what deliveries are signed with */
                            secret: string;
                            /** Format: date-time */
                            oldSecretUntil: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was and will be sent, the newest first; kept for 30 days */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description The header webhook-id, the same for every try */
                                id: string;
                                topic: string;
                                /** @description The id of what it is about */
                                subject: string;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "failed";
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                triedAt: string | null;
                                /** @description When it is tried next; null when it is not */
                                nextAt: string | null;
                                /** @description The status that the receiver answered last */
                                lastStatus: number | null;
                                lastError: string | null;
                                /** @description The body, byte for byte */
                                payload: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The header webhook-id, the same for every try */
                            id: string;
                            topic: string;
                            /** @description The id of what it is about */
                            subject: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed";
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            triedAt: string | null;
                            /** @description When it is tried next; null when it is not */
                            nextAt: string | null;
                            /** @description The status that the receiver answered last */
                            lastStatus: number | null;
                            lastError: string | null;
                            /** @description The body, byte for byte */
                            payload: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a delivery once more, now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The header webhook-id, the same for every try */
                            id: string;
                            topic: string;
                            /** @description The id of what it is about */
                            subject: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "failed";
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            triedAt: string | null;
                            /** @description When it is tried next; null when it is not */
                            nextAt: string | null;
                            /** @description The status that the receiver answered last */
                            lastStatus: number | null;
                            lastError: string | null;
                            /** @description The body, byte for byte */
                            payload: string;
                        };
                    };
                };
                /** @description Default Response */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "alert.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An alert opens: an outcome, a wait or a cost has shifted */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every try of one delivery */
                    "webhook-id": string;
                    /** @description When this try was made, in seconds since 1970 */
                    "webhook-timestamp": string;
                    /** @description v1, and the HMAC-SHA256 in base64; two of them for a day after a rotation */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    /**
                     * @example {
                     *       "type": "alert.opened",
                     *       "timestamp": "2026-03-24T08:20:00.000Z",
                     *       "data": {
                     *         "id": "alt_Q2ZrW8sTn1xA",
                     *         "subject": {
                     *           "kind": "outcome",
                     *           "outcome": "claim-settled",
                     *           "name": "Claim settled",
                     *           "journey": "claim"
                     *         },
                     *         "week": "2026-03-16T00:00:00.000Z",
                     *         "value": 0.41,
                     *         "expected": 0.62,
                     *         "usual": [
                     *           0.56,
                     *           0.68
                     *         ],
                     *         "score": -6.9,
                     *         "customers": 402,
                     *         "openedAt": "2026-03-24T08:10:02.118Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        type: "alert.opened";
                        /**
                         * Format: date-time
                         * @description When it happened; the same for every try
                         */
                        timestamp: string;
                        data: {
                            subject: {
                                /** @constant */
                                kind: "outcome";
                                outcome: string;
                                name: string;
                                journey: string;
                            } | {
                                /** @constant */
                                kind: "wait";
                                journey: string;
                                name: string;
                                from: string;
                                to: string;
                            } | {
                                /** @constant */
                                kind: "cost";
                                journey: string;
                                name: string;
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description The Monday with which the week begins
                             */
                            week: string;
                            value: number;
                            /** @description The median of the weeks before */
                            expected: number;
                            /** @description Where 19 in 20 such weeks would lie */
                            usual: [
                                number,
                                number
                            ];
                            /** @description Standard deviations off the expected value */
                            score: number;
                            customers: number;
                            id: string;
                            /** Format: date-time */
                            openedAt: string;
                        };
                    };
                };
            };
            responses: {
                /** @description No more, please: the webhook is stopped */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It has arrived */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is sent again later */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An alert closes: the level is back, or somebody has seen it */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every try of one delivery */
                    "webhook-id": string;
                    /** @description When this try was made, in seconds since 1970 */
                    "webhook-timestamp": string;
                    /** @description v1, and the HMAC-SHA256 in base64; two of them for a day after a rotation */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    /**
                     * @example {
                     *       "type": "alert.closed",
                     *       "timestamp": "2026-03-24T08:20:00.000Z",
                     *       "data": {
                     *         "id": "alt_Q2ZrW8sTn1xA",
                     *         "subject": {
                     *           "kind": "outcome",
                     *           "outcome": "claim-settled",
                     *           "name": "Claim settled",
                     *           "journey": "claim"
                     *         },
                     *         "week": "2026-03-16T00:00:00.000Z",
                     *         "value": 0.41,
                     *         "expected": 0.62,
                     *         "usual": [
                     *           0.56,
                     *           0.68
                     *         ],
                     *         "score": -6.9,
                     *         "customers": 402,
                     *         "openedAt": "2026-03-24T08:10:02.118Z",
                     *         "closedAt": "2026-04-01T09:30:00.000Z",
                     *         "closedByHand": true,
                     *         "wasUseful": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        type: "alert.closed";
                        /**
                         * Format: date-time
                         * @description When it happened; the same for every try
                         */
                        timestamp: string;
                        data: {
                            subject: {
                                /** @constant */
                                kind: "outcome";
                                outcome: string;
                                name: string;
                                journey: string;
                            } | {
                                /** @constant */
                                kind: "wait";
                                journey: string;
                                name: string;
                                from: string;
                                to: string;
                            } | {
                                /** @constant */
                                kind: "cost";
                                journey: string;
                                name: string;
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description The Monday with which the week begins
                             */
                            week: string;
                            value: number;
                            /** @description The median of the weeks before */
                            expected: number;
                            /** @description Where 19 in 20 such weeks would lie */
                            usual: [
                                number,
                                number
                            ];
                            /** @description Standard deviations off the expected value */
                            score: number;
                            customers: number;
                            id: string;
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            closedAt: string;
                            /** @description False when the level came back by itself */
                            closedByHand: boolean;
                            /** @description What the person who closed it said */
                            wasUseful: boolean | null;
                        };
                    };
                };
            };
            responses: {
                /** @description No more, please: the webhook is stopped */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It has arrived */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is sent again later */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "outcome.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The counts of an outcome change; at most once a minute for each */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every try of one delivery */
                    "webhook-id": string;
                    /** @description When this try was made, in seconds since 1970 */
                    "webhook-timestamp": string;
                    /** @description v1, and the HMAC-SHA256 in base64; two of them for a day after a rotation */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    /**
                     * @example {
                     *       "type": "outcome.changed",
                     *       "timestamp": "2026-03-24T08:20:00.000Z",
                     *       "data": {
                     *         "outcome": "claim-settled",
                     *         "version": 3,
                     *         "name": "Claim settled",
                     *         "journey": "claim",
                     *         "states": {
                     *           "success": 1240,
                     *           "failure": 760,
                     *           "open": 95
                     *         },
                     *         "rate": {
                     *           "value": 0.62,
                     *           "successes": 1240,
                     *           "cases": 2000,
                     *           "customers": 1871,
                     *           "interval": [
                     *             0.5983,
                     *             0.6413
                     *           ]
                     *         },
                     *         "basis": "followed",
                     *         "before": {
                     *           "states": {
                     *             "success": 1239,
                     *             "failure": 760,
                     *             "open": 96
                     *           },
                     *           "rate": {
                     *             "value": 0.6198,
                     *             "successes": 1239,
                     *             "cases": 1999,
                     *             "customers": 1870,
                     *             "interval": [
                     *               0.5981,
                     *               0.6411
                     *             ]
                     *           }
                     *         },
                     *         "evidence": {
                     *           "definition": "outcome:claim-settled@3",
                     *           "window": {
                     *             "from": null,
                     *             "to": null
                     *           },
                     *           "population": "All cases of Claim",
                     *           "cases": 2095,
                     *           "customers": 1950,
                     *           "asOf": "2026-03-24T08:11:40.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        type: "outcome.changed";
                        /**
                         * Format: date-time
                         * @description When it happened; the same for every try
                         */
                        timestamp: string;
                        data: {
                            states: {
                                success: number;
                                failure: number;
                                open: number;
                            };
                            rate: {
                                value: number | null;
                                successes: number;
                                cases: number;
                                customers: number;
                                interval: [
                                    number,
                                    number
                                ] | null;
                            };
                            outcome: string;
                            version: number;
                            name: string;
                            journey: string;
                            /**
                             * @description The rate counts cases that could be followed to the end; without a deadline, those that are decided
                             * @enum {string}
                             */
                            basis: "followed" | "decided";
                            /** @description As last told; null when the definition has changed since */
                            before: {
                                states: {
                                    success: number;
                                    failure: number;
                                    open: number;
                                };
                                rate: {
                                    value: number | null;
                                    successes: number;
                                    cases: number;
                                    customers: number;
                                    interval: [
                                        number,
                                        number
                                    ] | null;
                                };
                            } | null;
                            evidence: {
                                /** @description Definition and version, such as 'journey:all@1' */
                                definition: string;
                                window: {
                                    from: string | null;
                                    to: string | null;
                                };
                                /** @description Who is counted, in words */
                                population: string;
                                cases: number;
                                customers: number;
                                /** Format: date-time */
                                asOf: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description No more, please: the webhook is stopped */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It has arrived */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is sent again later */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "finding.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A source does otherwise than it did */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every try of one delivery */
                    "webhook-id": string;
                    /** @description When this try was made, in seconds since 1970 */
                    "webhook-timestamp": string;
                    /** @description v1, and the HMAC-SHA256 in base64; two of them for a day after a rotation */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    /**
                     * @example {
                     *       "type": "finding.opened",
                     *       "timestamp": "2026-03-24T08:20:00.000Z",
                     *       "data": {
                     *         "id": "fnd_b7Yx0kPqLm2c",
                     *         "source": "src_3nVh5tJd9wEu",
                     *         "kind": "silent",
                     *         "subject": "",
                     *         "words": "No event came for 5 whole hours; about 1210 are usual in that time.",
                     *         "openedAt": "2026-03-24T08:20:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        type: "finding.opened";
                        /**
                         * Format: date-time
                         * @description When it happened; the same for every try
                         */
                        timestamp: string;
                        data: {
                            id: string;
                            /** @enum {string} */
                            kind: "new-activity" | "new-property" | "type-changed" | "share-fell" | "volume-low" | "volume-high" | "silent";
                            subject: string;
                            words: string;
                            /** Format: date-time */
                            openedAt: string;
                            source: string;
                        };
                    };
                };
            };
            responses: {
                /** @description No more, please: the webhook is stopped */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It has arrived */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is sent again later */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A test of one event */
        EventPredicateInput: {
            /** @constant */
            kind: "all";
            of: components["schemas"]["EventPredicateInput"][];
        } | {
            /** @constant */
            kind: "any";
            of: components["schemas"]["EventPredicateInput"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["EventPredicateInput"];
        } | {
            /** @constant */
            kind: "field";
            /** @enum {string} */
            field: "activity" | "kind" | "touchpoint" | "channel" | "function" | "customer" | "account" | "words" | "language" | "currency" | "source";
            /** @enum {string} */
            op: "is" | "isNot" | "contains" | "startsWith" | "in" | "exists" | "missing" | "over" | "atLeast" | "under" | "atMost";
            value?: string | number | string[];
        } | {
            /** @constant */
            kind: "property";
            name: string;
            /** @enum {string} */
            op: "is" | "isNot" | "contains" | "startsWith" | "in" | "exists" | "missing" | "over" | "atLeast" | "under" | "atMost";
            value?: string | number | string[];
        } | {
            /** @constant */
            kind: "object";
            type: string;
            id?: string;
        } | {
            /** @constant */
            kind: "money";
            /** @enum {string} */
            field: "cost" | "revenue";
            /** @enum {string} */
            op: "over" | "atLeast" | "under" | "atMost" | "is";
            minor: number;
        };
        /** @description A test of one case */
        CasePredicateInput: {
            /** @constant */
            kind: "all";
            of: components["schemas"]["CasePredicateInput"][];
        } | {
            /** @constant */
            kind: "any";
            of: components["schemas"]["CasePredicateInput"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["CasePredicateInput"];
        } | {
            /** @constant */
            kind: "occurs";
            activity: string;
            atLeast?: number;
        } | {
            /** @constant */
            kind: "follows";
            from: string;
            to: string;
            directly: boolean;
            minSeconds?: number;
            maxSeconds?: number;
            /** Format: date-time */
            reachedFrom?: string;
            /** Format: date-time */
            reachedBefore?: string;
            among?: string[];
        } | {
            /** @constant */
            kind: "repeats";
        } | {
            /** @constant */
            kind: "funnel";
            steps: string[][];
            /** @enum {string} */
            order: "ordered" | "strict" | "any";
            windowSeconds: number;
            reaches: number;
            stops?: boolean;
        } | {
            /** @constant */
            kind: "handoff";
            /** @enum {string} */
            by: "channel" | "function";
            from?: string;
            to?: string;
            andBack?: boolean;
        } | {
            /** @constant */
            kind: "starts";
            activities: string[];
        } | {
            /** @constant */
            kind: "ends";
            activities: string[];
        } | {
            /** @constant */
            kind: "duration";
            minSeconds?: number;
            maxSeconds?: number;
        } | {
            /** @constant */
            kind: "steps";
            min?: number;
            max?: number;
        } | {
            /** @constant */
            kind: "variant";
            id: string;
        } | {
            /** @constant */
            kind: "customer";
            id: string;
        } | {
            /** @constant */
            kind: "outcome";
            id: string;
            version?: number;
            /** @enum {string} */
            state: "success" | "failure" | "open" | "decided";
        } | {
            /** @constant */
            kind: "stage";
            id: string;
        } | {
            /** @constant */
            kind: "microJourney";
            path: string;
            gapSeconds: number;
        } | {
            /** @constant */
            kind: "event";
            where: components["schemas"]["EventPredicateInput"];
        };
        /** @description What must be true of a case */
        ConditionInput: {
            /** @constant */
            kind: "all";
            of: components["schemas"]["ConditionInput"][];
        } | {
            /** @constant */
            kind: "any";
            of: components["schemas"]["ConditionInput"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["ConditionInput"];
        } | {
            /** @constant */
            kind: "event";
            where: components["schemas"]["EventPredicateInput"];
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        } | {
            /** @constant */
            kind: "then";
            first: components["schemas"]["EventPredicateInput"];
            next: components["schemas"]["EventPredicateInput"];
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        } | {
            /** @constant */
            kind: "quiet";
            where: components["schemas"]["EventPredicateInput"];
            forSeconds: number;
            /** @default null */
            after: components["schemas"]["EventPredicateInput"] | null;
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
        } | {
            /** @constant */
            kind: "count";
            where: components["schemas"]["EventPredicateInput"];
            /** @enum {string} */
            op: "atLeast" | "atMost";
            times: number;
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        } | {
            /** @constant */
            kind: "sum";
            /** @enum {string} */
            of: "cost" | "revenue";
            /** @default null */
            where: components["schemas"]["EventPredicateInput"] | null;
            /** @enum {string} */
            op: "atLeast" | "atMost";
            minor: number;
            currency: string;
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        };
        /** @description What went wrong and what to do next */
        ProblemInput: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /** @description A test of one event */
        EventPredicate: {
            /** @constant */
            kind: "all";
            of: components["schemas"]["EventPredicate"][];
        } | {
            /** @constant */
            kind: "any";
            of: components["schemas"]["EventPredicate"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["EventPredicate"];
        } | {
            /** @constant */
            kind: "field";
            /** @enum {string} */
            field: "activity" | "kind" | "touchpoint" | "channel" | "function" | "customer" | "account" | "words" | "language" | "currency" | "source";
            /** @enum {string} */
            op: "is" | "isNot" | "contains" | "startsWith" | "in" | "exists" | "missing" | "over" | "atLeast" | "under" | "atMost";
            value?: string | number | string[];
        } | {
            /** @constant */
            kind: "property";
            name: string;
            /** @enum {string} */
            op: "is" | "isNot" | "contains" | "startsWith" | "in" | "exists" | "missing" | "over" | "atLeast" | "under" | "atMost";
            value?: string | number | string[];
        } | {
            /** @constant */
            kind: "object";
            type: string;
            id?: string;
        } | {
            /** @constant */
            kind: "money";
            /** @enum {string} */
            field: "cost" | "revenue";
            /** @enum {string} */
            op: "over" | "atLeast" | "under" | "atMost" | "is";
            minor: number;
        };
        /** @description A test of one case */
        CasePredicate: {
            /** @constant */
            kind: "all";
            of: components["schemas"]["CasePredicate"][];
        } | {
            /** @constant */
            kind: "any";
            of: components["schemas"]["CasePredicate"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["CasePredicate"];
        } | {
            /** @constant */
            kind: "occurs";
            activity: string;
            atLeast?: number;
        } | {
            /** @constant */
            kind: "follows";
            from: string;
            to: string;
            directly: boolean;
            minSeconds?: number;
            maxSeconds?: number;
            /** Format: date-time */
            reachedFrom?: string;
            /** Format: date-time */
            reachedBefore?: string;
            among?: string[];
        } | {
            /** @constant */
            kind: "repeats";
        } | {
            /** @constant */
            kind: "funnel";
            steps: string[][];
            /** @enum {string} */
            order: "ordered" | "strict" | "any";
            windowSeconds: number;
            reaches: number;
            stops?: boolean;
        } | {
            /** @constant */
            kind: "handoff";
            /** @enum {string} */
            by: "channel" | "function";
            from?: string;
            to?: string;
            andBack?: boolean;
        } | {
            /** @constant */
            kind: "starts";
            activities: string[];
        } | {
            /** @constant */
            kind: "ends";
            activities: string[];
        } | {
            /** @constant */
            kind: "duration";
            minSeconds?: number;
            maxSeconds?: number;
        } | {
            /** @constant */
            kind: "steps";
            min?: number;
            max?: number;
        } | {
            /** @constant */
            kind: "variant";
            id: string;
        } | {
            /** @constant */
            kind: "customer";
            id: string;
        } | {
            /** @constant */
            kind: "outcome";
            id: string;
            version?: number;
            /** @enum {string} */
            state: "success" | "failure" | "open" | "decided";
        } | {
            /** @constant */
            kind: "stage";
            id: string;
        } | {
            /** @constant */
            kind: "microJourney";
            path: string;
            gapSeconds: number;
        } | {
            /** @constant */
            kind: "event";
            where: components["schemas"]["EventPredicate"];
        };
        /** @description What must be true of a case */
        Condition: {
            /** @constant */
            kind: "all";
            of: components["schemas"]["Condition"][];
        } | {
            /** @constant */
            kind: "any";
            of: components["schemas"]["Condition"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["Condition"];
        } | {
            /** @constant */
            kind: "event";
            where: components["schemas"]["EventPredicate"];
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        } | {
            /** @constant */
            kind: "then";
            first: components["schemas"]["EventPredicate"];
            next: components["schemas"]["EventPredicate"];
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        } | {
            /** @constant */
            kind: "quiet";
            where: components["schemas"]["EventPredicate"];
            forSeconds: number;
            /** @default null */
            after: components["schemas"]["EventPredicate"] | null;
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
        } | {
            /** @constant */
            kind: "count";
            where: components["schemas"]["EventPredicate"];
            /** @enum {string} */
            op: "atLeast" | "atMost";
            times: number;
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        } | {
            /** @constant */
            kind: "sum";
            /** @enum {string} */
            of: "cost" | "revenue";
            /** @default null */
            where: components["schemas"]["EventPredicate"] | null;
            /** @enum {string} */
            op: "atLeast" | "atMost";
            minor: number;
            currency: string;
            /**
             * @default case
             * @enum {string}
             */
            scope: "case" | "customer";
            withinSeconds?: number;
        };
        /** @description What went wrong and what to do next */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

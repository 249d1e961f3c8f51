// @generated from openapi.json by `npm run generate`
export interface paths {
    "/auth/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in without a password
         * @description In the demo as the demo's user, who owns the sample bots; elsewhere, where guests are welcome, as a new paper user.
         *     Sets the session cookies and answers the same tokens.
         */
        post: operations["auth_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by name and password
         * @description Sets the session cookies and answers the same tokens. At most five tries per name and minute.
         */
        post: operations["auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends this sign-in: its tokens prove nothing any more. The cookies are taken back.
         */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new tokens
         * @description The refresh token, from the body or the cookie, works once. Used again, its whole sign-in is revoked.
         */
        post: operations["auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's bots */
        get: operations["bot_list"];
        put?: never;
        /**
         * Make a bot
         * @description Allots its capital from the account's free money. It does not trade until it is started.
         */
        post: operations["bot_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bot */
        get: operations["bot"];
        put?: never;
        post?: never;
        /**
         * Remove a bot
         * @description Only one that is stopped and holds nothing. Its capital goes back to the account; its records stay.
         */
        delete: operations["bot_remove"];
        options?: never;
        head?: never;
        /** Name or describe a bot */
        patch: operations["bot_update"];
        trace?: never;
    };
    "/bots/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of a bot: what it did or did not do, and why */
        get: operations["bot_event_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots/{id}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a bot has fared */
        get: operations["bot_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a bot: it enters nothing new, its exits go on */
        post: operations["bot_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a bot, or go on after a pause */
        post: operations["bot_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bots/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a bot
         * @description Its entries are canceled; what it holds stays, with its exits, and is shown.
         */
        post: operations["bot_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The executions of the caller's orders */
        get: operations["fill_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be traded
         * @description `q` finds instruments whose symbol or assets contain it.
         */
        get: operations["instrument_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/candles/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Candles of an instrument
         * @description Closed candles, oldest first, and the one that is still forming. Without `from` and `to` the newest.
         */
        get: operations["candle_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last price of every instrument */
        get: operations["price_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market/ticker/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last price of an instrument */
        get: operations["ticker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, with the trading accounts */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the caller is signed in */
        get: operations["session_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out elsewhere */
        delete: operations["session_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this instance is and trades on */
        get: operations["meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's orders, refused ones included */
        get: operations["order_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, with why it was made or refused */
        get: operations["order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether anybody is there */
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account is worth now */
        get: operations["portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is of each asset */
        get: operations["balance_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account was worth over time */
        get: operations["portfolio_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller holds */
        get: operations["position_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/positions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One position, open or closed */
        get: operations["position"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risk/kill-switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kill switches that are engaged */
        get: operations["kill_switch_list"];
        put?: never;
        /**
         * Engage a kill switch
         * @description Nothing is entered any more, for the account or one bot; exits go on. It stays until it is released, and has a rate
         *     limit of its own. Engaging it twice changes nothing, so an `Idempotency-Key` is welcome and not required.
         */
        post: operations["kill_switch_engage"];
        /** Release a kill switch */
        delete: operations["kill_switch_release"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The strategies that a bot can run */
        get: operations["strategy_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/strategies/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One strategy, with its rules and the JSON Schema of its parameters */
        get: operations["strategy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/system/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the parts of this instance do */
        get: operations["system_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's round trips */
        get: operations["trade_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trades/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One round trip */
        get: operations["trade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A trading account. */
        Account: {
            /** @description What profit is counted in. */
            base_currency: string;
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description The name people gave it. */
            label: string;
            /** @description Whose money. */
            mode: components["schemas"]["AccountMode"];
            /** @description Whether it trades. */
            status: components["schemas"]["AccountStatus"];
            /** @description Where it trades. */
            venue: string;
        };
        /**
         * @description Whose money an account trades.
         * @enum {string}
         */
        AccountMode: "paper" | "testnet" | "live";
        /**
         * @description Whether an account trades.
         * @enum {string}
         */
        AccountStatus: "opening" | "active" | "stopped";
        /** @description What there is of an asset. */
        Balance: {
            /** @description Which asset. */
            asset: string;
            /** @description What can be used. */
            free: components["schemas"]["Decimal"];
            /** @description What waits for orders. */
            held: components["schemas"]["Decimal"];
            /** @description Both. */
            total: components["schemas"]["Decimal"];
            value: components["schemas"]["Decimal"] | null;
        };
        /** @description A bot with its live figures. */
        Bot: {
            /**
             * Format: uuid
             * @description The account it trades in.
             */
            account_id: string;
            /** @description The money allotted to it. */
            base_amount: components["schemas"]["Decimal"];
            /**
             * Format: uuid
             * @description The same as `id`.
             */
            bot_id: string;
            cash: components["schemas"]["Decimal"] | null;
            /** @description When it was made. */
            created_at: components["schemas"]["Time"];
            /** @description What its owner wrote about it. */
            description: string;
            /** @description What its owner wants. */
            desired_state: components["schemas"]["DesiredState"];
            equity: components["schemas"]["Decimal"] | null;
            /** @description Why it stopped by itself. */
            error: string | null;
            /** @description Fees so far. */
            fees_paid: components["schemas"]["Decimal"];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description What it trades, by public id. */
            instrument: string;
            /** @description Of what kind it is. */
            kind: components["schemas"]["BotKind"];
            last_decision: components["schemas"]["Decision"] | null;
            /** @description Its name. */
            name: string;
            net_profit: components["schemas"]["Decimal"] | null;
            net_profit_pct: components["schemas"]["Percent"] | null;
            /**
             * Format: int64
             * @description Open round trips.
             */
            open_trades: number;
            /** @description The strategy's parameters. */
            params: {
                [key: string]: string;
            };
            position: components["schemas"]["Position"] | null;
            /** @description Profit of what is closed. */
            realized_pnl: components["schemas"]["Decimal"];
            started_at: components["schemas"]["Time"] | null;
            /** @description What it does. */
            state: components["schemas"]["BotState"];
            /** @description Which strategy it runs. */
            strategy: string;
            /** @description The candles it decides on. */
            timeframe: string;
            /**
             * Format: int64
             * @description Closed round trips.
             */
            trades_count: number;
            unrealized_pnl: components["schemas"]["Decimal"] | null;
            /** @description When its settings or state last changed. */
            updated_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description What `If-Match` must name to change it.
             */
            version: number;
            win_rate_pct: components["schemas"]["Percent"] | null;
        };
        /** @description Making a bot. */
        BotCreateRequest: {
            /**
             * Format: uuid
             * @description The account; without it, the caller's first.
             */
            account_id?: string | null;
            /**
             * Format: decimal
             * @description The money allotted to it, in the quote asset.
             * @example 1000
             */
            base_amount: string;
            /** @description What its owner writes about it. */
            description?: string | null;
            /** @description Its name. */
            name: string;
            /** @description The strategy's parameters as text; what is missing has its default. */
            params?: {
                [key: string]: string;
            };
            /** @description Which strategy it runs. */
            strategy: string;
            /**
             * @description What it trades.
             * @example BTC-USDT
             */
            symbol: string;
            /**
             * @description The candles it decides on.
             * @example 1m
             */
            timeframe: string;
        };
        /** @description One entry of a bot's log: what it did or did not do, and why. */
        BotEvent: {
            /** @description When, in market time. */
            at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Which bot.
             */
            bot_id: string;
            /** @description The risk checks, passed or not. */
            checks: components["schemas"]["RiskCheck"][];
            /** @description The rule or event, for programs. */
            code: string;
            /** @description The values it was decided by. */
            facts: components["schemas"]["Fact"][];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description Of what kind. */
            kind: components["schemas"]["EventKind"];
            /** @description How much it matters. */
            level: components["schemas"]["EventLevel"];
            /**
             * Format: uuid
             * @description The order it is about.
             */
            order_id: string | null;
            /** @description The same in words. */
            text: string;
        };
        /**
         * @description Of what kind a bot is.
         * @enum {string}
         */
        BotKind: "strategy";
        /** @description How a bot has fared. */
        BotMetrics: {
            /** @description What it was worth over time. */
            equity: components["schemas"]["EquityPoint"][];
            /** @description How many round trips ended for which reason. */
            exit_reasons: {
                [key: string]: number;
            };
            max_drawdown_pct: components["schemas"]["Percent"] | null;
            profit_factor: components["schemas"]["Decimal"] | null;
            win_rate_pct: components["schemas"]["Percent"] | null;
        };
        /**
         * @description What a bot does.
         * @enum {string}
         */
        BotState: "created" | "starting" | "running" | "paused" | "stopping" | "stopped" | "error";
        /** @description Changing a bot. What is missing stays. */
        BotUpdateRequest: {
            /** @description What its owner writes about it. */
            description?: string | null;
            /** @description Its name. */
            name?: string | null;
        };
        /** @description One candle. */
        Candle: {
            /** @description The last price. */
            close: components["schemas"]["Decimal"];
            /** @description The highest price. */
            high: components["schemas"]["Decimal"];
            /** @description The lowest price. */
            low: components["schemas"]["Decimal"];
            /** @description The first price. */
            open: components["schemas"]["Decimal"];
            /**
             * Format: int64
             * @description When it began, in milliseconds since 1970 UTC.
             */
            t: number;
            /** @description What was traded, in base units. */
            volume: components["schemas"]["Decimal"];
        };
        /** @description Candles of one instrument and time frame. */
        CandleSeries: {
            /** @description Closed ones, oldest first. */
            candles: components["schemas"]["Candle"][];
            forming: components["schemas"]["Candle"] | null;
            /** @description Of what, by public id. */
            instrument: string;
            /** @description How long each is. */
            timeframe: string;
        };
        /** @description How one part does. */
        ComponentHealth: {
            /** @description In words. */
            detail: string;
            /** @description Which part. */
            name: string;
            /** @description How it does. */
            status: components["schemas"]["HealthStatus"];
        };
        /**
         * Format: decimal
         * @description A plain decimal number: no exponent, trailing zeros trimmed.
         * @example 64012.5
         */
        Decimal: string;
        /** @description The last decision of a bot. */
        Decision: {
            /** @description When, in market time. */
            at: components["schemas"]["Time"];
            /** @description Of what kind. */
            kind: components["schemas"]["EventKind"];
            /** @description In words. */
            text: string;
        };
        /**
         * @description What the owner of a bot wants it to do.
         * @enum {string}
         */
        DesiredState: "running" | "paused" | "stopped";
        /**
         * @description Which way a position goes.
         * @enum {string}
         */
        Direction: "long" | "short";
        /** @description The envelope of every successful answer. */
        Envelope_Bot: {
            data: components["schemas"]["Bot"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_BotMetrics: {
            data: components["schemas"]["BotMetrics"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_CandleSeries: {
            data: components["schemas"]["CandleSeries"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_KillSwitches: {
            data: components["schemas"]["KillSwitches"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Me: {
            data: components["schemas"]["Me"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Meta: {
            data: components["schemas"]["Meta"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Nothing: {
            data: components["schemas"]["Nothing"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Order: {
            data: components["schemas"]["Order"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Pong: {
            data: components["schemas"]["Pong"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Portfolio: {
            data: components["schemas"]["Portfolio"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Position: {
            data: components["schemas"]["Position"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Strategy: {
            data: components["schemas"]["Strategy"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_SystemHealth: {
            data: components["schemas"]["SystemHealth"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Ticker: {
            data: components["schemas"]["Ticker"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Tokens: {
            data: components["schemas"]["Tokens"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Trade: {
            data: components["schemas"]["Trade"];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Balance: {
            data: components["schemas"]["Balance"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Bot: {
            data: components["schemas"]["Bot"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_BotEvent: {
            data: components["schemas"]["BotEvent"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Fill: {
            data: components["schemas"]["Fill"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Instrument: {
            data: components["schemas"]["Instrument"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Order: {
            data: components["schemas"]["Order"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_PortfolioPoint: {
            data: components["schemas"]["PortfolioPoint"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Position: {
            data: components["schemas"]["Position"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_SignIn: {
            data: components["schemas"]["SignIn"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Strategy: {
            data: components["schemas"]["Strategy"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Ticker: {
            data: components["schemas"]["Ticker"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description The envelope of every successful answer. */
        Envelope_Vec_Trade: {
            data: components["schemas"]["Trade"][];
            pagination?: components["schemas"]["Pagination"] | null;
            /** @description Always `true`. */
            success: boolean;
            /** @description When it was answered. */
            timestamp: components["schemas"]["Time"];
        };
        /** @description What a bot was worth at a time. */
        EquityPoint: {
            /** @description What it was worth. */
            equity: components["schemas"]["Decimal"];
            /**
             * Format: int64
             * @description When, in milliseconds since 1970 UTC.
             */
            t: number;
        };
        /**
         * @description What an entry of a bot's log tells of.
         * @enum {string}
         */
        EventKind: "decision" | "order" | "refusal" | "fill" | "state";
        /**
         * @description How much an entry of a bot's log matters.
         * @enum {string}
         */
        EventLevel: "info" | "warn" | "error";
        /** @description A value that a decision rests on. */
        Fact: {
            /** @description Its name. */
            name: string;
            /** @description What it counts. */
            unit: string | null;
            /** @description Its value. */
            value: string;
        };
        /** @description A field that is wrong. */
        FieldProblem: {
            /** @description The kind of fault, for programs. */
            code: string;
            /** @description What is wrong, for people. */
            message: string;
            /** @description Where in the body (`/params/short`) or, after a question mark, in the query (`?limit`). */
            pointer: string;
        };
        /** @description An execution of an order. */
        Fill: {
            /**
             * Format: uuid
             * @description Whose it is; `null` for the account's own.
             */
            bot_id: string | null;
            /** @description That bot's name. */
            bot_name: string | null;
            /** @description When, in market time. */
            executed_at: components["schemas"]["Time"];
            /** @description The fee. */
            fee: components["schemas"]["Decimal"];
            /** @description What the fee was paid in. */
            fee_asset: string;
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description What was traded, by public id. */
            instrument: string;
            /** @description Which side of the book. */
            liquidity: components["schemas"]["Liquidity"];
            /**
             * Format: uuid
             * @description Of which order.
             */
            order_id: string;
            /** @description At what price. */
            price: components["schemas"]["Decimal"];
            /** @description What for. */
            purpose: components["schemas"]["Purpose"];
            /** @description How much of the base asset. */
            quantity: components["schemas"]["Decimal"];
            /** @description How much of the quote asset. */
            quote_quantity: components["schemas"]["Decimal"];
            /** @description Which way. */
            side: components["schemas"]["Side"];
        };
        /** @description Signing in as a guest. */
        GuestRequest: {
            /** @description The one-time code of the demo's link. */
            code?: string | null;
        };
        /**
         * @description How something does.
         * @enum {string}
         */
        HealthStatus: "ok" | "degraded" | "down";
        /** @description What can be traded. */
        Instrument: {
            /** @description What is traded. */
            base: string;
            /**
             * @description `venue:BASE-QUOTE`.
             * @example sim:BTC-USDT
             */
            id: string;
            /** @description Of what kind. */
            kind: components["schemas"]["InstrumentKind"];
            /** @description Quantities are whole multiples of this. */
            lot_size: components["schemas"]["Decimal"];
            /** @description The smallest price × quantity of an entry. */
            min_notional: components["schemas"]["Decimal"];
            /** @description The smallest quantity of an order. */
            min_quantity: components["schemas"]["Decimal"];
            /** @description What it is paid with. */
            quote: string;
            /** @description Whether it trades. */
            status: components["schemas"]["InstrumentStatus"];
            /**
             * @description `BASE-QUOTE`.
             * @example BTC-USDT
             */
            symbol: string;
            /** @description Prices are whole multiples of this. */
            tick_size: components["schemas"]["Decimal"];
            /** @description Where. */
            venue: string;
        };
        /**
         * @description Of what kind an instrument is.
         * @enum {string}
         */
        InstrumentKind: "spot";
        /**
         * @description Whether an instrument trades.
         * @enum {string}
         */
        InstrumentStatus: "trading";
        /**
         * @description What a kill switch stops.
         * @enum {string}
         */
        KillScope: "account" | "bot";
        /** @description An engaged kill switch. */
        KillSwitch: {
            /**
             * Format: uuid
             * @description Which bot, if it stops one.
             */
            bot_id: string | null;
            /** @description Since when, in market time. */
            engaged_at: components["schemas"]["Time"];
            /** @description Why. */
            reason: string;
            /** @description What it stops. */
            scope: components["schemas"]["KillScope"];
        };
        /** @description Turning a kill switch. */
        KillSwitchRequest: {
            /**
             * Format: uuid
             * @description Which bot, with scope `bot`.
             */
            bot_id?: string | null;
            /** @description Why. */
            reason?: string | null;
            scope?: components["schemas"]["KillScope"] | null;
        };
        /** @description The kill switches that are engaged. */
        KillSwitches: {
            /** @description Each of them. */
            engaged: components["schemas"]["KillSwitch"][];
        };
        /**
         * @description Which side of the book a fill came from.
         * @enum {string}
         */
        Liquidity: "maker" | "taker";
        /** @description Signing in by name. */
        LoginRequest: {
            /**
             * Format: password
             * @description The password.
             */
            password: string;
            /** @description The user's name. */
            username: string;
        };
        /** @description What an instance trades on. */
        Market: {
            /** @description Of what kind it is. */
            kind: components["schemas"]["MarketKind"];
            /** @description What to call it. */
            label: string;
            market_time: components["schemas"]["Time"] | null;
            /** @description Market seconds per second. */
            speed: string;
        };
        /**
         * @description Where prices come from.
         * @enum {string}
         */
        MarketKind: "synthetic" | "replay" | "none";
        /** @description The caller, with the accounts. */
        Me: components["schemas"]["User"] & {
            /** @description The trading accounts. */
            accounts: components["schemas"]["Account"][];
            /**
             * Format: int64
             * @description In how many places the caller is signed in.
             */
            active_sessions: number;
        };
        /** @description What this instance is. */
        Meta: {
            /** @description Whether this is the demo. */
            demo: boolean;
            /** @description What it can do. */
            features: string[];
            /** @description What it trades on. */
            market: components["schemas"]["Market"];
            /** @description The product's name. */
            name: string;
            /** @description The wall clock. */
            server_time: components["schemas"]["Time"];
            /** @description Its version. */
            version: string;
        };
        /** @description Nothing to say but success. */
        Nothing: Record<string, never>;
        /** @description An order. */
        Order: {
            average_price: components["schemas"]["Decimal"] | null;
            /**
             * Format: uuid
             * @description Whose it is; `null` for the account's own.
             */
            bot_id: string | null;
            /** @description That bot's name. */
            bot_name: string | null;
            /** @description The id it goes to the venue under. */
            client_order_id: string;
            /** @description When it was made. */
            created_at: components["schemas"]["Time"];
            explanation: components["schemas"]["BotEvent"] | null;
            /** @description How much of it is filled. */
            filled_quantity: components["schemas"]["Decimal"];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description What is traded, by public id. */
            instrument: string;
            price: components["schemas"]["Decimal"] | null;
            /** @description What for. */
            purpose: components["schemas"]["Purpose"];
            quantity: components["schemas"]["Decimal"] | null;
            quote_amount: components["schemas"]["Decimal"] | null;
            /** @description Whether it can only reduce a position. */
            reduce_only: boolean;
            /** @description Why it was refused, by us or by the venue. */
            reject_code: string | null;
            /** @description Which way. */
            side: components["schemas"]["Side"];
            /** @description Where it stands. */
            status: components["schemas"]["OrderStatus"];
            stop_price: components["schemas"]["Decimal"] | null;
            /** @description How it waits for its price. */
            type: components["schemas"]["OrderType"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Time"];
            /** @description The id the venue gave it. */
            venue_order_id: string | null;
        };
        /**
         * @description Where an order stands.
         * @enum {string}
         */
        OrderStatus: "new" | "sent" | "accepted" | "partially_filled" | "cancel_requested" | "filled" | "canceled" | "refused" | "rejected" | "expired" | "unknown";
        /**
         * @description How an order waits for its price.
         * @enum {string}
         */
        OrderType: "market" | "limit" | "stop";
        /** @description Where a list goes on. Short lists have an offset and a total, growing lists a cursor. */
        Pagination: {
            /** @description Whether more items follow. */
            has_next: boolean;
            /** @description Whether items came before. */
            has_prev: boolean;
            /**
             * Format: int64
             * @description How many items a page has at most.
             */
            limit: number;
            /** @description What to ask for as `cursor` next; `null` at the end and for short lists. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many items came before; `null` for growing lists.
             */
            offset: number | null;
            /**
             * Format: int64
             * @description How many items there are; `null` for growing lists.
             */
            total: number | null;
        };
        /**
         * Format: decimal
         * @description Percent points as a plain decimal number of at most four decimals: "2.5" is 2.5 %.
         * @example 2.5
         */
        Percent: string;
        /** @description An answer to a ping. */
        Pong: {
            /** @description Always `pong`. */
            status: string;
        };
        /** @description What an account is worth. */
        Portfolio: {
            /**
             * Format: int64
             * @description Bots that run.
             */
            active_bots: number;
            /** @description Free cash. */
            available_balance: components["schemas"]["Decimal"];
            /** @description What there is of each asset. */
            balances: components["schemas"]["Balance"][];
            /** @description Since the day began, in UTC. */
            daily_pnl: components["schemas"]["Decimal"];
            daily_pnl_pct: components["schemas"]["Percent"] | null;
            /** @description Cash that waits for orders. */
            held_balance: components["schemas"]["Decimal"];
            /** @description The deepest fall from a peak. */
            max_drawdown_pct: components["schemas"]["Percent"];
            /** @description Both. */
            net_profit: components["schemas"]["Decimal"];
            net_profit_pct: components["schemas"]["Percent"] | null;
            /** @description What is held. */
            positions: components["schemas"]["Position"][];
            /** @description Profit of what is closed. */
            realized_pnl: components["schemas"]["Decimal"];
            /**
             * Format: int64
             * @description All bots.
             */
            total_bots: number;
            /** @description What was paid for the open positions. */
            total_invested: components["schemas"]["Decimal"];
            /**
             * Format: int64
             * @description Closed round trips.
             */
            total_trades: number;
            /** @description Everything at the last prices. */
            total_value: components["schemas"]["Decimal"];
            /** @description Profit of what is open, at the last prices. */
            unrealized_pnl: components["schemas"]["Decimal"];
            /** @description As of when, in market time. */
            updated_at: components["schemas"]["Time"];
            win_rate_pct: components["schemas"]["Percent"] | null;
        };
        /** @description What an account was worth at a time. */
        PortfolioPoint: {
            /** @description Its cash. */
            cash_value: components["schemas"]["Decimal"];
            /**
             * Format: int64
             * @description When, in milliseconds since 1970 UTC.
             */
            t: number;
            /** @description Everything at the prices of that time. */
            total_value: components["schemas"]["Decimal"];
        };
        /** @description What a bot holds of an instrument. */
        Position: {
            /**
             * Format: uuid
             * @description In which account.
             */
            account_id: string;
            average_entry_price: components["schemas"]["Decimal"] | null;
            /**
             * Format: uuid
             * @description Whose it is; `null` for the account's own.
             */
            bot_id: string | null;
            /** @description That bot's name. */
            bot_name: string | null;
            /** @description What was paid for what is held. */
            cost_basis: components["schemas"]["Decimal"];
            current_price: components["schemas"]["Decimal"] | null;
            /** @description The highest price since the entry. */
            highest_price: components["schemas"]["Decimal"];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description What is held, by public id. */
            instrument: string;
            /** @description When it was opened, in market time. */
            opened_at: components["schemas"]["Time"];
            /** @description How much. */
            quantity: components["schemas"]["Decimal"];
            /** @description Profit of the part already sold. */
            realized_pnl: components["schemas"]["Decimal"];
            /** @description Which way it goes. */
            side: components["schemas"]["Direction"];
            stop_loss: components["schemas"]["Decimal"] | null;
            /** @description Where profit is taken. */
            targets: components["schemas"]["Target"][];
            unrealized_pnl: components["schemas"]["Decimal"] | null;
            unrealized_pnl_pct: components["schemas"]["Percent"] | null;
        };
        /** @description Why a request failed: RFC 9457, with members for programs. Switch on `code`. */
        Problem: {
            /** @description The instruments that an ambiguous symbol fits. */
            candidates?: string[];
            /**
             * @description The kind of problem for programs.
             * @enum {string}
             */
            code: "MALFORMED" | "UNAUTHENTICATED" | "FORBIDDEN" | "CSRF_FAILED" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "KILL_SWITCH_ACTIVE" | "VERSION_MISMATCH" | "PRECONDITION_REQUIRED" | "TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "MISDIRECTED_REQUEST" | "VALIDATION_ERROR" | "AMBIGUOUS_SYMBOL" | "INSUFFICIENT_BALANCE" | "IDEMPOTENCY_MISMATCH" | "RATE_LIMITED" | "INTERNAL" | "VENUE_UNAVAILABLE";
            /** @description What happened this time. */
            detail: string;
            details?: components["schemas"]["ProblemDetails"] | null;
            /** @description The same as `title`. */
            error: string;
            /** @description Every field that is wrong. */
            errors?: components["schemas"]["FieldProblem"][];
            /** @description The path that was asked for. */
            instance: string;
            /** @description What to quote when asking for help; also in the log. */
            request_id: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description Always `false`. */
            success: boolean;
            /** @description When it happened. */
            timestamp: components["schemas"]["Time"];
            /** @description The kind of problem in words. */
            title: string;
            /** @description A page about this kind of problem. */
            type: string;
        };
        /** @description The first wrong field. */
        ProblemDetails: {
            /** @description Which field. */
            field: string;
            /** @description What is wrong with it. */
            message: string;
        };
        /**
         * @description What an order is for; of an exit also its reason.
         * @enum {string}
         */
        Purpose: "entry" | "signal" | "stop" | "break_even" | "trailing" | "tier_1" | "tier_2" | "manual";
        /** @description Asking for new tokens. */
        RefreshRequest: {
            /** @description The refresh token; without it, the cookie's. */
            refresh_token?: string | null;
        };
        /** @description A risk check of an order. */
        RiskCheck: {
            /** @description The value that is allowed. */
            allowed: string;
            /** @description The value that was found. */
            observed: string;
            /** @description Whether the order passed it. */
            passed: boolean;
            /** @description The rule's name. */
            rule: string;
        };
        /**
         * @description What a user may do.
         * @enum {string}
         */
        Role: "user" | "admin" | "system";
        /**
         * @description Which way.
         * @enum {string}
         */
        Side: "buy" | "sell";
        /** @description A place where the caller is signed in. */
        SignIn: {
            /** @description Since when. */
            created_at: components["schemas"]["Time"];
            /** @description Until when, unless it is used. */
            expires_at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description The address it came from. */
            ip: string | null;
            /** @description Whether this request comes from there. */
            is_current: boolean;
            /** @description The browser or program. */
            user_agent: string | null;
        };
        /** @description A strategy that a bot can run. */
        Strategy: {
            /** @description The value of each parameter when nothing is said. */
            defaults: {
                [key: string]: string;
            };
            /** @description The whole story. */
            description: string;
            /** @description The name that bots use. */
            name: string;
            /** @description Settings that are worth a name. */
            presets: components["schemas"]["StrategyPreset"][];
            /** @description The exact rules, one sentence each. */
            rules: string[];
            /** @description JSON Schema of the parameters; their values are text. `x-unit` tells what one counts. */
            schema: Record<string, never>;
            /** @description One sentence. */
            summary: string;
            /** @description The name that people read. */
            title: string;
        };
        /** @description A named setting of a strategy. */
        StrategyPreset: {
            /** @description Its name. */
            name: string;
            /** @description The parameters it sets. */
            params: {
                [key: string]: string;
            };
            /** @description The name that people read. */
            title: string;
        };
        /** @description How the parts of this instance do. */
        SystemHealth: {
            /** @description Each part. */
            components: components["schemas"]["ComponentHealth"][];
            /** @description The worst of the parts. */
            status: components["schemas"]["HealthStatus"];
            /** @description The version that runs. */
            version: string;
        };
        /** @description A price at which a part of a position is sold. */
        Target: {
            hit_at: components["schemas"]["Time"] | null;
            /** @description The price. */
            price: components["schemas"]["Decimal"];
            /** @description How much is sold there. */
            quantity: components["schemas"]["Decimal"];
        };
        /** @description The last price of an instrument. */
        Ticker: {
            /** @description As of when, in market time. */
            at: components["schemas"]["Time"];
            change_24h_pct: components["schemas"]["Percent"] | null;
            high_24h: components["schemas"]["Decimal"] | null;
            /** @description Of what, by public id. */
            instrument: string;
            /** @description The price. */
            last: components["schemas"]["Decimal"];
            low_24h: components["schemas"]["Decimal"] | null;
            /** @description What was traded in 24 hours, in base units. */
            volume_24h: components["schemas"]["Decimal"];
        };
        /**
         * Format: date-time
         * @description A time, RFC 3339 in UTC.
         * @example 2026-01-31T12:00:00Z
         */
        Time: string;
        /** @description What a sign-in gives; the same is set as cookies. */
        Tokens: {
            /** @description What to send as `Authorization: Bearer`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds until the access token ends.
             */
            expires_in: number;
            /** @description What to get new tokens with, once; `null` when another window of this browser has just got them. */
            refresh_token: string | null;
            /** @description Who is signed in. */
            user: components["schemas"]["User"];
        };
        /** @description A round trip, from flat to flat. */
        Trade: {
            /**
             * Format: uuid
             * @description Whose it is; `null` for the account's own.
             */
            bot_id: string | null;
            /** @description That bot's name. */
            bot_name: string | null;
            /** @description Which way the position goes. */
            direction: components["schemas"]["Direction"];
            /** @description At what price, on average. */
            entry_price: components["schemas"]["Decimal"];
            /** @description When it began, in market time. */
            entry_time: components["schemas"]["Time"];
            exit_price: components["schemas"]["Decimal"] | null;
            exit_reason: components["schemas"]["Purpose"] | null;
            exit_time: components["schemas"]["Time"] | null;
            /** @description Fees so far. */
            fees: components["schemas"]["Decimal"];
            /** @description The highest price since the entry. */
            highest_price: components["schemas"]["Decimal"];
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description What was traded, by public id. */
            instrument: string;
            /** @description What was paid for it. */
            invested: components["schemas"]["Decimal"];
            pnl: components["schemas"]["Decimal"] | null;
            pnl_pct: components["schemas"]["Percent"] | null;
            /** @description How much was bought. */
            quantity: components["schemas"]["Decimal"];
            /** @description What came back so far. */
            returned: components["schemas"]["Decimal"];
            /** @description Whether it is over. */
            status: components["schemas"]["TradeStatus"];
            stop_loss: components["schemas"]["Decimal"] | null;
            /** @description Where profit is taken. */
            targets: components["schemas"]["Target"][];
        };
        /**
         * @description Whether a round trip is over.
         * @enum {string}
         */
        TradeStatus: "active" | "finished" | "failed";
        /** @description A person who may sign in. */
        User: {
            /** @description What profit is counted in. */
            base_currency: string;
            /** @description When the user was made. */
            created_at: components["schemas"]["Time"];
            /** @description Whether this is the demo. */
            demo: boolean;
            /** @description The mail address, if one is known. */
            email: string | null;
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description What the user may do. */
            role: components["schemas"]["Role"];
            /** @description The name to sign in with. */
            username: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    auth_guest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestRequest"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Tokens"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Tokens"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Nothing"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description New tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Tokens"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_list: {
        parameters: {
            query?: {
                /** @description At most so many; 20 if not said */
                limit?: number;
                /** @description Without the first so many */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bots, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_create: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this request, so that a repetition makes no second bot */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotCreateRequest"];
            };
        };
        responses: {
            /** @description The bot */
            201: {
                headers: {
                    /** @description Its version */
                    ETag?: string;
                    /** @description Where the bot is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bot */
            200: {
                headers: {
                    /** @description Its version, for `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Nothing"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that is changed: an ETag, or the bot's `version` in quotes */
                "If-Match": string;
            };
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotUpdateRequest"];
            };
        };
        responses: {
            /** @description The bot as it is now */
            200: {
                headers: {
                    /** @description Its new version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_event_list: {
        parameters: {
            query?: {
                /** @description Only `decision`, `order`, `refusal`, `fill` or `state` */
                kind?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description At most so many; 20 if not said */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_BotEvent"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_BotMetrics"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bot as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_start: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this request */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bot as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bot_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The bot's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bot as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Bot"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fill_list: {
        parameters: {
            query?: {
                /** @description Only of this instrument */
                symbol?: string;
                /** @description Only of this bot */
                bot_id?: string;
                /** @description RFC 3339 or ms: executed then or later */
                from?: string;
                /** @description RFC 3339 or ms: executed before */
                to?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description At most so many; 20 if not said */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Fills, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Fill"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    instrument_list: {
        parameters: {
            query?: {
                /** @description A part of the symbol */
                q?: string;
                /** @description At most so many; 100 if not said */
                limit?: number;
                /** @description Without the first so many */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Instruments by symbol */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Instrument"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    candle_list: {
        parameters: {
            query?: {
                /** @description `1m`, `5m`, `15m`, `1h`, `4h` or `1d`; `1m` if not said */
                timeframe?: string;
                /** @description RFC 3339 or ms: only candles that began then or later */
                from?: string;
                /** @description RFC 3339 or ms: only candles that began before */
                to?: string;
                /** @description At most so many, the newest; 300 if not said */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description `BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC` */
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Candles, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_CandleSeries"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    price_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A price each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Ticker"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ticker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC` */
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its price */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Ticker"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Me"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each sign-in, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_SignIn"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sign-in's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That sign-in has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Nothing"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This instance */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Meta"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_list: {
        parameters: {
            query?: {
                /** @description Only these, parted by commas; `open` means all that are not over */
                status?: string;
                /** @description Only of this instrument */
                symbol?: string;
                /** @description Only of this bot */
                bot_id?: string;
                /** @description RFC 3339 or ms: made then or later */
                from?: string;
                /** @description RFC 3339 or ms: made before */
                to?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description At most so many; 20 if not said */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Orders, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Order"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Order"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Pong"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    portfolio: {
        parameters: {
            query?: {
                /** @description The account; without it, the first */
                account_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its value, positions and balances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Portfolio"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    balance_list: {
        parameters: {
            query?: {
                /** @description The account; without it, the first */
                account_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A balance each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Balance"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    portfolio_history: {
        parameters: {
            query?: {
                /** @description `1m`, `5m`, `1h` or `1d`; `1m` if not said */
                interval?: string;
                /** @description RFC 3339 or ms: then or later */
                from?: string;
                /** @description RFC 3339 or ms: before */
                to?: string;
                /** @description At most so many, the newest; 500 if not said */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last value of each interval, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_PortfolioPoint"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    position_list: {
        parameters: {
            query?: {
                /** @description Only of this instrument */
                symbol?: string;
                /** @description Only of this bot */
                bot_id?: string;
                /** @description At most so many; 100 if not said */
                limit?: number;
                /** @description Without the first so many */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open positions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Position"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    position: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The position's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The position */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Position"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    kill_switch_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_KillSwitches"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    kill_switch_engage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KillSwitchRequest"];
            };
        };
        responses: {
            /** @description All that are engaged now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_KillSwitches"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    kill_switch_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KillSwitchRequest"];
            };
        };
        responses: {
            /** @description All that are engaged still */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_KillSwitches"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    strategy_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each strategy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Strategy"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    strategy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As `sma-cross` */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The strategy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Strategy"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    system_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each part */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_SystemHealth"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade_list: {
        parameters: {
            query?: {
                /** @description Only `active`, `finished` or `failed` */
                status?: string;
                /** @description Only of this instrument */
                symbol?: string;
                /** @description Only of this bot */
                bot_id?: string;
                /** @description Where the page before ended */
                cursor?: string;
                /** @description At most so many; 20 if not said */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Round trips, the latest entry first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Vec_Trade"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The round trip's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The round trip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope_Trade"];
                };
            };
            /** @description The request failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

-- identity 1
CREATE TABLE identity_tenants (tenant text NOT NULL PRIMARY KEY, name text NOT NULL, zone text NOT NULL);
CREATE TABLE identity_people (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL, role text NOT NULL, kind text NOT NULL, password text NOT NULL, language text NOT NULL, disabled bigint NOT NULL);
CREATE TABLE identity_keys (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, person text NOT NULL, prefix text NOT NULL, hash text NOT NULL, scopes text NOT NULL, created bigint NOT NULL, expires bigint);
CREATE TABLE identity_sessions (tenant text NOT NULL, hash text NOT NULL PRIMARY KEY, person text NOT NULL, csrf text NOT NULL, expires bigint NOT NULL)
-- identity 2
ALTER TABLE identity_people ADD COLUMN team text
-- identity 3
ALTER TABLE identity_people ADD COLUMN issuer text;
ALTER TABLE identity_people ADD COLUMN subject text;
CREATE UNIQUE INDEX identity_people_subject ON identity_people(tenant, issuer, subject);
CREATE TABLE identity_providers (tenant text NOT NULL PRIMARY KEY, settings text NOT NULL)
-- identity 4
ALTER TABLE identity_sessions ADD COLUMN factor_at bigint;
CREATE TABLE identity_factors (tenant text NOT NULL, person text NOT NULL PRIMARY KEY, sealed bytea NOT NULL, last_step bigint NOT NULL, confirmed bigint NOT NULL, recovery text NOT NULL)
-- identity 5
ALTER TABLE identity_people ADD COLUMN external_id text;
CREATE TABLE identity_groups (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, name text NOT NULL, external_id text, members text NOT NULL);
CREATE UNIQUE INDEX identity_groups_name ON identity_groups(tenant, name)
-- identity 6
CREATE TABLE identity_passkeys (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, person text NOT NULL, name text NOT NULL, credential text NOT NULL UNIQUE, public_key bytea NOT NULL, counter bigint NOT NULL, synced bigint NOT NULL, backed_up bigint NOT NULL, transports text NOT NULL, created bigint NOT NULL, used bigint)
-- policy 1
CREATE TABLE policy_bundles (tenant text NOT NULL, version bigint NOT NULL, digest text NOT NULL, files text NOT NULL, published_at bigint NOT NULL, published_by text NOT NULL, PRIMARY KEY (tenant, version))
-- policy 2
ALTER TABLE policy_bundles ADD COLUMN note text;
 ALTER TABLE policy_bundles ADD COLUMN signer text;
 ALTER TABLE policy_bundles ADD COLUMN issued_at bigint;
CREATE TABLE policy_rules (tenant text NOT NULL PRIMARY KEY, signatures bigint NOT NULL, people bigint NOT NULL);
CREATE TABLE policy_signers (tenant text NOT NULL, name text NOT NULL, verifier_key text NOT NULL, added_at bigint NOT NULL, added_by text NOT NULL, PRIMARY KEY (tenant, name));
CREATE TABLE policy_proposals (tenant text NOT NULL, id text NOT NULL, digest text NOT NULL, files text NOT NULL, note text NOT NULL, proposed_at bigint NOT NULL, proposed_by text NOT NULL, state text NOT NULL, decided_by text NOT NULL, PRIMARY KEY (tenant, id))
-- policy 3
CREATE TABLE policy_decisions (tenant text NOT NULL, first_at bigint NOT NULL, id text NOT NULL, last_at bigint NOT NULL, decisions bigint NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, first_at, id))
-- budget 1
CREATE TABLE budget_limits (tenant text NOT NULL, scope text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope));
CREATE TABLE budget_spent (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, period))
-- budget 2
CREATE TABLE budget_windows (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, period));
INSERT INTO budget_windows(tenant, scope, period, micros) SELECT tenant, scope, 'month', micros FROM budget_limits;
DROP TABLE budget_limits;
CREATE TABLE budget_days (tenant text NOT NULL, scope text NOT NULL, day bigint NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, day))
-- budget 3
CREATE TABLE budget_thresholds (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, measure text NOT NULL, soft bigint NOT NULL, amount bigint NOT NULL, PRIMARY KEY (tenant, scope, period, measure, soft));
INSERT INTO budget_thresholds(tenant, scope, period, measure, soft, amount) SELECT tenant, scope, period, 'money', 0, micros FROM budget_windows;
DROP TABLE budget_windows;
CREATE TABLE budget_uses (tenant text NOT NULL, day bigint NOT NULL, person text NOT NULL, api_key text NOT NULL, team text NOT NULL, purpose text NOT NULL, model text NOT NULL, calls bigint NOT NULL, micros bigint NOT NULL, input_tokens bigint NOT NULL, output_tokens bigint NOT NULL, energy_mwh bigint NOT NULL, PRIMARY KEY (tenant, day, person, api_key, team, purpose, model));
CREATE TABLE budget_calls (tenant text NOT NULL, call text NOT NULL, day bigint NOT NULL, person text NOT NULL, api_key text NOT NULL, team text NOT NULL, purpose text NOT NULL, model text NOT NULL, micros bigint NOT NULL, input_tokens bigint NOT NULL, output_tokens bigint NOT NULL, energy_mwh bigint NOT NULL, PRIMARY KEY (tenant, call));
CREATE TABLE budget_purposes (tenant text NOT NULL, name text NOT NULL, owner text NOT NULL, seconds_saved bigint NOT NULL, hour_cost_micros bigint NOT NULL, PRIMARY KEY (tenant, name))
-- audit 1
CREATE TABLE audit_calls (tenant text NOT NULL, call text NOT NULL, at bigint NOT NULL, principal text NOT NULL, action text NOT NULL, resource_type text NOT NULL, resource_id text NOT NULL, decision text NOT NULL, status text NOT NULL, stage text NOT NULL, policies text NOT NULL, run text NOT NULL, cost bigint NOT NULL, intent_index bigint, outcome_index bigint, PRIMARY KEY (tenant, call));
CREATE INDEX audit_calls_open ON audit_calls (status);
CREATE INDEX audit_calls_run ON audit_calls (tenant, run);
CREATE TABLE audit_heads (tenant text NOT NULL PRIMARY KEY, size bigint NOT NULL, root bytea NOT NULL, sequence bigint NOT NULL, at bigint NOT NULL);
CREATE TABLE audit_bodies (tenant text NOT NULL, call text NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, call))
-- audit 2
CREATE INDEX audit_bodies_class ON audit_bodies (tenant, class);
CREATE TABLE audit_erased (tenant text NOT NULL, class text NOT NULL, call text NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, class))
-- audit 3
ALTER TABLE audit_calls ADD COLUMN purpose text NOT NULL DEFAULT '';
ALTER TABLE audit_calls ADD COLUMN model text NOT NULL DEFAULT '';
ALTER TABLE audit_calls ADD COLUMN zone text NOT NULL DEFAULT '';
ALTER TABLE audit_calls ADD COLUMN data_class text NOT NULL DEFAULT '';
ALTER TABLE audit_calls ADD COLUMN findings text NOT NULL DEFAULT '';
ALTER TABLE audit_calls ADD COLUMN input_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE audit_calls ADD COLUMN output_tokens bigint NOT NULL DEFAULT 0;
CREATE INDEX audit_calls_action ON audit_calls (tenant, action, at);
CREATE TABLE audit_purposes (tenant text NOT NULL, word text NOT NULL, class text NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, word));
CREATE INDEX audit_purposes_class ON audit_purposes (tenant, class)
-- workflows 1
CREATE TABLE workflow_definitions (digest text NOT NULL PRIMARY KEY, name text NOT NULL, version text NOT NULL, body text NOT NULL);
CREATE TABLE workflow_runs (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, definition text NOT NULL, name text NOT NULL, state text NOT NULL, step text NOT NULL, started_by text NOT NULL, gate text NOT NULL, error text NOT NULL, error_code text NOT NULL, data text NOT NULL, idempotency text NOT NULL, started bigint NOT NULL, changed bigint NOT NULL, version bigint NOT NULL);
CREATE UNIQUE INDEX workflow_runs_key ON workflow_runs (tenant, idempotency);
CREATE INDEX workflow_runs_state ON workflow_runs (state);
CREATE TABLE workflow_steps (tenant text NOT NULL, run text NOT NULL, name text NOT NULL, state text NOT NULL, call text NOT NULL, error text NOT NULL, started bigint NOT NULL, ended bigint, PRIMARY KEY (tenant, run, name));
CREATE TABLE workflow_gates (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, run text NOT NULL, kind text NOT NULL, title text NOT NULL, state text NOT NULL, started_by text NOT NULL, decided_by text NOT NULL, reason text NOT NULL, version bigint NOT NULL, hash text NOT NULL, proposal text NOT NULL, amount_cents text NOT NULL, currency text NOT NULL, summary text NOT NULL, created bigint NOT NULL, deadline bigint NOT NULL, decided bigint);
CREATE INDEX workflow_gates_open ON workflow_gates (tenant, state);
CREATE TABLE workflow_gate_versions (tenant text NOT NULL, gate text NOT NULL, version bigint NOT NULL, hash text NOT NULL, proposal text NOT NULL, changes text NOT NULL, by_person text NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, gate, version))
-- invoicing 1
CREATE TABLE invoicing_company (tenant text NOT NULL PRIMARY KEY, body text NOT NULL);
CREATE TABLE invoicing_customers (tenant text NOT NULL, id text NOT NULL, name text NOT NULL, body text NOT NULL, PRIMARY KEY (tenant, id));
CREATE TABLE invoicing_numbers (tenant text NOT NULL, series text NOT NULL, next bigint NOT NULL, PRIMARY KEY (tenant, series));
CREATE TABLE invoicing_invoices (tenant text NOT NULL, run text NOT NULL, series text NOT NULL, number bigint NOT NULL, issue_date text NOT NULL, buyer text NOT NULL, gross text NOT NULL, currency text NOT NULL, state text NOT NULL, files text NOT NULL, PRIMARY KEY (tenant, run));
CREATE UNIQUE INDEX invoicing_invoices_number ON invoicing_invoices (tenant, series, number)
-- invoicing 2
ALTER TABLE invoicing_invoices ADD COLUMN document text NOT NULL DEFAULT '';
ALTER TABLE invoicing_invoices ADD COLUMN contract text NOT NULL DEFAULT '';
ALTER TABLE invoicing_invoices ADD COLUMN buyer_vat_id text NOT NULL DEFAULT '';
ALTER TABLE invoicing_invoices ADD COLUMN period_from text NOT NULL DEFAULT '';
ALTER TABLE invoicing_invoices ADD COLUMN period_to text NOT NULL DEFAULT '';
CREATE INDEX invoicing_invoices_document ON invoicing_invoices (tenant, document);
CREATE INDEX invoicing_invoices_contract ON invoicing_invoices (tenant, contract)
-- api 1
CREATE TABLE api_answers (tenant text NOT NULL, scope text NOT NULL, digest text NOT NULL, sealed bytea NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, scope));
CREATE INDEX api_answers_at ON api_answers (at)
-- backends 1
CREATE TABLE backends_models (tenant text NOT NULL, name text NOT NULL, kind text NOT NULL, url text NOT NULL, upstream_model text NOT NULL, zone text NOT NULL, price_in_micros bigint NOT NULL, price_out_micros bigint NOT NULL, sealed_key bytea, file text NOT NULL, digest text NOT NULL, file_bytes bigint NOT NULL, architecture text NOT NULL, title text NOT NULL, licence text NOT NULL, origin text NOT NULL, context_tokens bigint NOT NULL, has_chat_template bigint NOT NULL, languages text NOT NULL, tags text NOT NULL, capabilities text NOT NULL, added_at bigint NOT NULL, added_by text NOT NULL, PRIMARY KEY (tenant, name))
-- backends 2
CREATE TABLE backends_aliases (tenant text NOT NULL, name text NOT NULL, targets text NOT NULL, added_at bigint NOT NULL, added_by text NOT NULL, PRIMARY KEY (tenant, name))
-- backends 3
ALTER TABLE backends_models ADD COLUMN energy_in_mwh bigint NOT NULL DEFAULT 0;
ALTER TABLE backends_models ADD COLUMN energy_out_mwh bigint NOT NULL DEFAULT 0
-- backends 4
CREATE TABLE backends_evaluations (tenant text NOT NULL, model text NOT NULL, purpose text NOT NULL, score_permille bigint NOT NULL, sufficient_permille bigint NOT NULL, dataset_digest text NOT NULL, cases bigint NOT NULL, at bigint NOT NULL, by_id text NOT NULL, PRIMARY KEY (tenant, model, purpose, at));
CREATE TABLE backends_savings (tenant text NOT NULL, day text NOT NULL, purpose text NOT NULL, calls bigint NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, day, purpose))
-- backends 5
ALTER TABLE backends_aliases ADD COLUMN hedge_after_ms bigint NOT NULL DEFAULT 0
-- backends 6
CREATE TABLE backends_files (tenant text NOT NULL, id text NOT NULL, kind text NOT NULL, url text NOT NULL, model text NOT NULL, owner text NOT NULL, key_id text NOT NULL, bytes bigint NOT NULL, digest text NOT NULL, stored_at bigint NOT NULL, expires_at bigint NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (tenant, id))

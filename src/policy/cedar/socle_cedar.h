/* The official Cedar engine: compile a bundle once, ask it from any thread. Implemented in Rust beside this header. */
#ifndef SOCLE_CEDAR_H
#define SOCLE_CEDAR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct socle_cedar_bundle socle_cedar_bundle; /* immutable */

typedef struct {
  char* bytes; /* UTF-8, no final zero; null when empty */
  size_t size;
} socle_cedar_text; /* returned to socle_cedar_text_free */

/* How to compile. */
enum {
  SOCLE_CEDAR_MUST_VALIDATE = 1,    /* policies that do not fit the schema or can never apply: no bundle */
  SOCLE_CEDAR_NAME_BY_POSITION = 2, /* ids "policy0", … instead of a required @id: conformance tests only */
};

/* How to decide. */
enum {
  SOCLE_CEDAR_WITH_AUTHORIZER = 1, /* Cedar's own authorizer instead of the prepared loop */
  SOCLE_CEDAR_CHECK = 2,           /* request and entities must conform to the schema */
  SOCLE_CEDAR_STRICT = 4, /* an error in any policy denies; otherwise that policy is skipped, as in plain Cedar */
};
#define SOCLE_CEDAR_PANIC_FOR_TEST 0x80000000U /* panics inside, to prove that the boundary denies */

/* Why there is no decision by policy; `permit` is then 0. */
enum {
  SOCLE_CEDAR_OK = 0,
  SOCLE_CEDAR_MALFORMED = 1,
  SOCLE_CEDAR_UNKNOWN_PRINCIPAL = 2,
  SOCLE_CEDAR_UNKNOWN_ACTION = 3,
  SOCLE_CEDAR_UNKNOWN_RESOURCE = 4,
  SOCLE_CEDAR_REJECTED_BY_SCHEMA = 5,
  SOCLE_CEDAR_POLICY_ERROR = 6,
  SOCLE_CEDAR_PANIC = 7,
  SOCLE_CEDAR_BUFFER_TOO_SMALL = 8,
};

typedef struct {
  int32_t permit;
  int32_t status;
  uint32_t reasons; /* the policies that decided, */
  uint32_t errors; /* those that failed to evaluate, */
  uint32_t unmet; /* and the permits whose conditions do not hold: indexes in this order */
  socle_cedar_text message; /* why the status is what it is, one line per error; the caller frees it */
} socle_cedar_answer;

/* Flat bytes, little-endian, unaligned (src/wire.rs has the grammar).
   files = u32 count, then (text name, text content) each, the schema first.
   `said` gets JSON: ok, valid, errors and warnings with stage, kind, file, line, column, policy, message, help; policies with id, effect,
   file, annotations; actions; types. Null: no bundle. */
socle_cedar_bundle* socle_cedar_compile(const char* files, size_t size, uint32_t flags, socle_cedar_text* said);
void socle_cedar_bundle_free(socle_cedar_bundle* bundle);
void socle_cedar_text_free(socle_cedar_text text);

uint32_t socle_cedar_policy_count(const socle_cedar_bundle* bundle);
const char* socle_cedar_policy_id(const socle_cedar_bundle* bundle, uint32_t index,
                                  size_t* size); /* lives with the bundle */

/* `indexes` needs room for socle_cedar_policy_count. */
void socle_cedar_authorize(const socle_cedar_bundle* bundle, const char* request, size_t size, uint32_t flags,
                           uint32_t* indexes, size_t indexes_max, socle_cedar_answer* answer);

#ifdef __cplusplus
}
#endif

#endif

// The limits of net, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::net {

// Request line and header fields together, and the trailers of a chunked body: cookies and keys need 2 KiB, browsers send 4.
inline constexpr std::size_t head_bytes_max = 16U << 10;
inline constexpr std::size_t target_bytes_max = 8U << 10; // what other servers accept
inline constexpr std::size_t header_fields_max = 100;
// What a chunked body may spend on chunk sizes and extensions: beside a fixed part, eight bytes for each byte of body, so that
// even one-byte chunks pass and endless extensions do not.
inline constexpr std::size_t chunk_overhead_bytes_max = 64U << 10;
inline constexpr std::size_t chunk_overhead_per_byte = 8;
// Where a route names no limit of its own: JSON of people's size.
inline constexpr std::size_t body_bytes_default = 1U << 20;
// All request bodies in memory together: eight of the largest contracts.
inline constexpr std::size_t body_bytes_total_max = 256U << 20;
// One read; also the memory of an idle connection.
inline constexpr std::size_t read_bytes = 8U << 10;
// Descriptors and memory for the people of a large company, a browser holding six.
inline constexpr std::size_t connections_max = 4'096;
// What a refused upload may still send before its connection is cut, so that the sender gets to read the answer.
inline constexpr std::size_t linger_bytes_max = 8U << 20;

// A head arrives in one packet; ten seconds are for bad lines, not for dripping.
inline constexpr std::chrono::milliseconds head_time_max{10'000};
inline constexpr std::chrono::milliseconds idle_time_max{75'000}; // longer than a proxy's keep-alive of 60 s
// A body has this long, and more by its size: slower than 16 KiB/s is a drip.
inline constexpr std::chrono::milliseconds body_time_base{20'000};
inline constexpr std::size_t body_bytes_per_second_min = 16U << 10;
inline constexpr std::chrono::milliseconds write_time_max{30'000}; // without any progress
inline constexpr std::chrono::milliseconds handshake_time_max{10'000};
inline constexpr std::chrono::milliseconds linger_time_max{2'000};
// How often a waiting answer looks whether its asker is still there, where the end cannot be waited for.
inline constexpr std::chrono::milliseconds peer_look_every{1'000};
// Comment lines that keep a quiet event stream alive through proxies and show that its reader is still there.
inline constexpr std::chrono::milliseconds stream_heartbeat{15'000};

// The wheel's tick: deadlines are seconds, so a quarter of one is exact enough and costs four wake-ups a second.
inline constexpr std::chrono::milliseconds wheel_tick{250};
inline constexpr std::size_t wheel_slots = 512; // 128 s, beyond every deadline above
// Nothing on a loop may take this long; a process that hangs is worth less than one that is started anew.
inline constexpr std::chrono::seconds loop_hang_max{30};

// The client: answers are JSON, XML, PDF or proofs.
inline constexpr std::size_t answer_bytes_max = 64U << 20;
inline constexpr std::size_t event_bytes_max = 4U << 20;
inline constexpr std::chrono::milliseconds connect_time_max{5'000};
// Kept connections to other servers: shorter than what servers keep themselves (75 s, 60 s, 5 s of Node), since one that ends while a
// request is on its way costs a second attempt; of one server and loop as many as calls run at once.
inline constexpr std::chrono::milliseconds kept_time_max{4'000};
inline constexpr std::size_t kept_links_max = 256;
inline constexpr std::size_t upstream_read_bytes = 16U << 10;

} // namespace socle::net

// The TLS part of Asio's implementation, compiled once for the whole program.
#include <boost/asio/ssl/impl/src.hpp>

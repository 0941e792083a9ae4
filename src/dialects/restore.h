// Puts values back where their placeholders stand in what a model's endpoint answers, whole or event by event. In the endpoint's own
// wire, so that whatever follows (guard, another wire) sees the words that the client will. Inside this module only.
#pragma once

#include "dialects/dialects.h"
#include "dialects/events.h"

#include <functional>
#include <map>

namespace socle::dialects {

class Restorer {
 public:
  // `words_are_json`: the answer itself is JSON, as the request wants it.
  Restorer(Wire backend, std::vector<Placeholder> placeholders, bool words_are_json);

  void whole(Tree& body) const { strings(body, false); }
  // What goes on in the event's place: itself, and before it what earlier ones had kept back. Of each text at most one placeholder's
  // length is kept back, and only what could be the front of one.
  Result<std::vector<Event>> event(Event event);

  enum class Style { plain, json }; // json: within a string of a JSON text
  // The words with the values in them. `held`, in and out: the end that could be the front of a placeholder.
  std::string restored(std::string& held, std::string_view words, Style style) const;

 private:
  using Key = std::pair<std::int64_t, std::string>; // of a choice, block or item; and which of its texts
  using Make = std::function<Tree(std::string)>; // an event of the endpoint's that gives these words
  struct Channel { // a text that comes in pieces, of which something is kept back
    std::string held;
    Make make;
    std::string event_name;
  };

  void strings(Tree& node, bool decoded) const;
  void say(std::string& words, Style style) const;
  void feed(std::string& words, const Key& key, Style style, bool is_last, const std::function<Make()>& make);
  void flush(const std::function<bool(const Key&)>& which);
  void chat(Tree& chunk);
  void chat_delta(const Tree& head, std::int64_t choice, Tree& delta, bool is_last);
  void messages(Tree& data);
  void responses(Tree& data);

  Wire backend_;
  std::vector<Placeholder> placeholders_; // by name
  Style words_;
  std::map<Key, Channel> channels_; // those that keep something back
  std::string event_name_; // of the present event
  std::vector<Event> out_; // what leaves before it
  std::int64_t number_ = 0; // the present event's, where the wire numbers them
  std::int64_t inserted_ = 0; // events that the endpoint did not number
};

} // namespace socle::dialects

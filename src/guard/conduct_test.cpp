// How people are spoken to: what must be told, in three languages and some disguises, and what only sounds like it.
#include "guard/testing.h"

namespace socle::guard {
namespace {

bool told(const std::string& text, std::string_view type) {
  const auto findings = testing::found(text);
  return std::ranges::any_of(findings, [&](const auto& one) { return one.type == type; });
}
std::string told_any(const std::string& text) {
  std::string out;
  for (const auto& one : testing::found(text)) {
    if (one.type == "insult" || one.type == "threat" || one.type == "hate") out += one.type + " ";
  }
  return out;
}

TEST(Conduct, insults_are_told) {
  for (const char* text :
       {"You are such an idiot.", "Shut the fuck up!", "Go to hell", "Du bist ein verdammtes Arschloch.",
        "Halt die Fresse!", "Verpiss dich endlich.", "Ferme ta gueule", "Tu es vraiment un connard.",
        "Espèce de fils de pute", "y o u  are an 1d10t", "You are an i d i o t", "Ihr seid doch alle Wichser"})
    EXPECT_TRUE(told(text, "insult")) << text;
}

TEST(Conduct, threats_are_told) {
  for (const char* text :
       {"I will kill you.", "I'm going to hurt you tonight", "You will regret this.", "I know where you live.",
        "Ich bringe dich um, ich werde dich umbringen.", "Das wirst du bereuen, du wirst bereuen!",
        "Ich weiß, wo du wohnst.", "Du bist tot.", "Je vais te tuer.", "Tu vas le payer", "Je sais où tu habites."})
    EXPECT_TRUE(told(text, "threat")) << text;
}

TEST(Conduct, hate_is_told) {
  for (const char* text :
       {"I hate all immigrants.", "Muslims are vermin.", "Women should all be killed.",
        "We should get rid of gay people.", "Ich hasse Juden.", "Flüchtlinge sind Ungeziefer.",
        "Schwule gehören umgebracht.", "Je déteste les musulmans.", "Les réfugiés sont des parasites.",
        "Il faut tuer tous les homos.", "I h4te w0men", "w o m e n are scum"})
    EXPECT_TRUE(told(text, "hate")) << text;
}

TEST(Conduct, what_only_sounds_like_it_is_not) {
  for (const char* text : {"I hate Mondays.",
                           "Please kill the process with id 4711.",
                           "How do I kill a zombie process on the server?",
                           "Kill the container if the job hangs.",
                           "The battery dies quickly.",
                           "Women and men are paid alike.",
                           "Three black people were elected to parliament today.",
                           "Muslims celebrate the end of Ramadan.",
                           "I don't hate women.",
                           "I am such an idiot, I forgot the key.",
                           "Saying that you hate women is wrong.",
                           "The statement \"women are scum\" is hurtful.",
                           "Fuck, what a day.",
                           "The idiot's guide to cooking",
                           "Ich hasse Spinat.",
                           "Flüchtlinge brauchen Hilfe beim Ausfüllen des Antrags.",
                           "Beende den Prozess, sonst stirbt der Server.",
                           "Ich hasse Frauen nicht.",
                           "Frau Koch ist heute krank.",
                           "Das Gesetz schützt Menschen mit Behinderung.",
                           "Je déteste les épinards.",
                           "Les femmes gagnent moins que les hommes.",
                           "Je ne déteste pas les femmes.",
                           "Comment tuer un processus sous Linux ?",
                           "La fin du contrat est proche.",
                           "Schwarze Tinte ist ausverkauft.",
                           "The black death killed a third of Europe.",
                           "You are right, that was a stupid mistake of mine.",
                           "The dead line of the threat model is in annex 2."})
    EXPECT_EQ(told_any(text), "") << text;
}

TEST(Conduct, is_told_once_at_its_place) {
  const std::string text = "Dear all, the report is attached. You are an idiot. Kind regards";
  std::size_t count = 0;
  for (const auto& one : testing::found(text)) {
    if (one.type != "insult") continue;
    ++count;
    EXPECT_EQ(text.substr(one.begin, one.end - one.begin), "You are an idiot");
  }
  EXPECT_EQ(count, 1U);
}

} // namespace
} // namespace socle::guard

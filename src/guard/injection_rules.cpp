// The words and rules of injection.h, in English, German and French. Groups say what a word does in such a sentence, not what it means.
#include "guard/injection.h"

namespace socle::guard {

namespace {
constexpr WordGroup kWords[] = {
    // ---- setting aside what the model was told
    {"override",
     "ignore disregard forget override overrule bypass circumvent overlook neglect discard "
     "dismiss abandon unfollow delete erase drop skip suppress violate "
     "ignoriere* vergiss vergessen vergesst vergesse missachte* uberschreib* umgeh* verwirf verwerfen verwerfe losche "
     "oublie oubliez oublier ignorez ignorer neglige* contourne* outrepasse* negligez ecarte ecartez supprime efface"},
    {"not", "not don dont never no nicht nie niemals keine keinen pas jamais plus stop cease without ohne sans kein"},
    {"heed",
     "follow following obey adhere comply apply respect listen beachte* befolge* folge* halte* suivre suis suivez respecte* applique* "
     "tiens tenez tenir heed"},
    {"compte", "compte"},
    {"prior",
     "previous previously prior above preceding earlier before foregoing initial original existing former past old aforementioned "
     "precede* vorherig* bisherig* vorig* obig* fruher* vorangegangen* vorangehend* vorstehend* ursprunglich* bestehend* zuvor bisher "
     "oben anterieur* initiale* initiaux dessus prealable* avant"},
    {"any", "all any every your everything these those the this whatever my "
            "alle allen alles deine deinen diese jede jegliche samtliche ihre die "
            "tout toutes tous tes vos ces cette chaque les ta"},
    {"instructions",
     "instruction instructions directions directive directives rule rules prompt prompts guideline guidelines command commands orders "
     "guidance constraints programming assignment assignments tasks stipulations "
     "anweisung* regel regeln vorgabe* befehl* instruktion* richtlinie* vorschrift* aufgabenstellung systemprompt* "
     "consigne consignes regles directives ordres indications"},
    {"limits",
     "restriction restrictions constraints limitation limitations safeguard* filter filters policy policies protocols guardrails "
     "censorship moderation ethics safety morals einschrankung* beschrankung* sicherheitsvorkehrung* filtern "
     "sicherheitsrichtlinie* sicherheitsfilter limites restrictions filtres garde censure protections"},
    {"norules",
     "restriction restrictions constraint constraints limitation limitations limits limit safeguard* filter filters policy policies rules "
     "guidelines guardrails censorship moderation ethics ethical moral morals boundaries regeln grenzen einschrankung* beschrankung* "
     "filter moral zensur regles limites restrictions filtres morale censure ethique tabous"},
    {"forget",
     "forget vergiss vergessen vergesst oublie oubliez oublier ignore ignorieren ignoriere ignorez disregard overlook"},
    {"everything", "everything anything all alles tout"},
    {"told",
     "told said instructed learned learnt trained given received asked written wrote gesagt gelernt erhalten aufgetragen befohlen "
     "mitgeteilt dit appris recu demande donne programmed"},
    {"aboveword", "above preceding precede previous oben obiges obige dessus precedent"},
    {"instead", "instead stattdessen plutot rather lieu only nur seulement now new"},

    // ---- a role without rules
    {"you", "you u du sie tu vous ihr yourself dich euch toi"},
    {"are",
     "are re bist sind seid es etes become will must shall can wirst werden musst kannst vas allez peux pouvez dois devez"},
    {"now", "now jetzt nun ab desormais maintenant dorenavant henceforth"},
    {"allword", "all every entire alle samtliche toutes tous"},
    {"inputs",
     "inputs input conversation context messages message text texts dialogue answer answers outputs eingaben kontext entrees contexte"},
    {"page",
     "webpage page function functions text article document code seite funktion artikel dokument fonction texte"},
    {"state", "state say output answer reply write geben antworte* schreibe* sage indiquez dites ecrivez repondez"},
    {"regardless", "regardless irrespective ungeachtet independamment"},
    {"disregards", "disregards ignores disregarding ignoring defies breaks rejects bypasses bypassing circumventing"},
    {"illegal",
     "illegal unethical immoral amoral harmful dangerous offensive explicit nsfw inhumane unlawful inappropriate obscene illegale* "
     "unethisch* gefahrlich* illegal* dangereu* contraire"},
    {"openai", "openai anthropic"},
    {"chatgpt", "chatgpt gpt"},
    {"going", "going about supposed"},
    {"pretendonly",
     "pretend pretending roleplay roleplaying simulate simulating impersonate impersonating emulate immerse pose transform personify "
     "mimic spiele simuliere simulez joue"},
    {"persona", "persona personas personality entity alter"},
    {"two", "two both zwei beide deux"},
    {"ways", "ways responses answers styles paragraphs separate arten antworten facons manieres reponses"},
    {"request",
     "request requests question questions prompt prompts anything query queries frage fragen demande demandes"},
    {"respond", "respond answer responds answers reply replies fulfill provide provides antworte* repond* reponds"},
    {"swear",
     "swear swears swearing curse curses cursing profanity profanities slang vulgar vulgarity cuss fuck fucking shit"},
    {"policy", "policy policies guidelines terms rules content"},
    {"jailbreakword", "jailbreak jailbreaks jailbroken jailbreaking"},
    {"claim", "developer creator administrator admin god president ceo programmer engineer entwickler createur"},
    {"nomatter", "matter"},
    {"what", "what"},
    {"insert", "insert here"},
    {"longer", "longer mehr plus"},
    {"decode", "decode decrypt decipher unscramble dekodiere* entschlussele* decoder decodez dechiffre*"},
    {"stay", "stay stays staying remain remains keep bleibe bleib reste restez always"},
    {"hidden", "hypothetical hypothetically fictional fictitious fiction"},
    {"from", "from von ab a des partir"},
    {"act",
     "act acting behave pretend pretending roleplay role simulate simulating imagine imitate impersonate emulate play playing "
     "assume become immerse respond character verhalte* spiele spielst simuliere* stell benimm antworte agis agissez fais "
     "faites joue jouez simule* imagine imaginez comporte*"},
    {"being", "as be to like is are als wie comme etre in that"},
    {"free",
     "unrestricted unfiltered uncensored unlimited unbound unbounded unconstrained unchained limitless amoral immoral unethical "
     "jailbroken jailbreak jailbreaking unhinged uncensor* lawless evil rogue uneingeschrankt* ungefiltert* unzensiert* skrupellos* "
     "amoralisch* unmoralisch* bose boser grenzenlos* illimite* censure* debride* amoral* malveillant* immoral*"},
    {"without",
     "without no zero free from freed lacks devoid ohne keine keinerlei frei sans aucun aucune libre libere not any"},
    {"dan",
     "dan stan dude aim mongo apophis antidan devmode ucar maximus khajiit betterdan superior omega hyde machiavell* niccolo "
     "oppo alphabreak"},
    {"gpt",
     "chatgpt gpt openai assistant ai llm model chatbot bot ki assistent modell sprachmodell ia modele bard claude gemini llama"},
    {"do", "do"},
    {"anything", "anything alles tout everything"},
    {"mode", "mode modus override"},
    {"modekind",
     "developer dev admin administrator god debug maintenance root sudo jailbreak jailbroken unrestricted diagnostic evil opposite "
     "override emergency enforcement verification dan apophis entwickler* wartungs* administrator* developpeur administrateur "
     "maintenance debogage unlocked test"},
    {"enable",
     "enable enabled activate activated enter entering switch unlock enabling entered aktiviere* aktiviert schalte wechsle "
     "active activez activer passe passez initiate initiating"},

    // ---- answers that may not be refused
    {"never", "never not don dont cannot can no nie niemals nicht ne jamais pas won without refrain"},
    {"refuse",
     "refuse refuses refusing decline reject rejecting apologize apologise apologies apology apologizing warn warning warnings disclaimer "
     "disclaimers moralize moralizing lecture censor break hesitate weigere* verweiger* ablehn* entschuldig* warnung* refuse* refuser "
     "excuse* avertissement* disclaimers"},
    {"must", "must have shall always will should musst sollst immer dois devez toujours any every"},
    {"comply",
     "comply obey obeys complies answer fulfill bypass gehorche* gehorchen befolgen antworten obeir repondre obeis obeissez"},
    {"break", "break breaking leave stay staying bleib* rester reste"},
    {"character", "character rolle personnage role"},

    // ---- what the model was told, or keeps secret
    {"reveal",
     "reveal confirm show print output display repeat tell give share disclose leak expose dump copy paste list recite spell write provide say "
     "return translate summarize encode type what whats state reproduce verrate* zeig zeige gib nenne wiederhole* drucke offenbare* "
     "schreibe* sage liste lautet lauten was montre* affiche* repete* revele* donne* dis dites imprime* ecris ecrivez quel quelle "
     "quelles quels divulgue* recopie* partage"},
    {"system",
     "system initial hidden secret original internal confidential full entire exact complete verbatim previous above begin "
     "beginning verborgene* geheime* interne* ursprunglich* vollstandig* wortlich systeme cache* secret* initial* "
     "complet* entier* exact* mot"},
    {"promptword",
     "prompt prompts preprompt systemprompt* instructions instruction directives consignes anweisung* promptsysteme "
     "systemanweisung* invite configuration"},
    {"your", "your ur deine dein deinen deiner ihre ihr ton ta tes votre vos thy our"},
    {"secretword",
     "password passwords passwort kennwort passphrase passcode secret secrets credential credentials credentials key keys geheimnis "
     "geheimwort code codeword token motdepasse mdp zugangsdaten identifiants"},
    {"passe", "passe"},
    {"mot", "mot mots"},
    {"wordsabove",
     "words text sentence sentences everything content contents message messages conversation worter text satz inhalt mots "
     "texte phrase contenu tout"},

    // ---- speaking to the model from within a text
    {"answer",
     "response responses reply replies answer answers output message antwort antworten reponse reponses replique"},
    {"change",
     "modify enhance integrate incorporate embed insert append encode translate reverse invert substitute render rewrite include add "
     "hint mention mentioning suggest suggesting promote replace shift encrypt end begin start convert provide "
     "fuge baue erwahne ersetze ubersetze kodiere verschlussele beende beginne "
     "ajoute* insere* integre* mentionne* remplace* traduis* encode* chiffre* termine* commence*"},
    {"inyour", "your deine deiner deinen ihre ihrer ta votre"},
    // base64, base32 and base16, read as words written with digits
    {"cipher",
     "cipher basexa baseex baseix caesar emojis emoji substitution reverse reversed backwards binary morse hex hexadecimal rot xiii "
     "spanish german portuguese french english italian encoding"},
    {"code", "code snippet snippets implementation codebase solution script coding program excerpt block"},
    {"following", "following below subsequent provided given this folgende* suivant*"},
    {"ensure",
     "ensure incorporate include integrate add insert embed employ implement utilize make remember validate seamlessly"},
    {"send",
     "send forward post upload transmit email exfiltrate mail deliver sende* schick* leite ubermittle* envoie* envoyez transmets "
     "transfere*"},
    {"data",
     "conversation history chat data password passwords credentials secrets emails mails contacts keys customer messages file "
     "files verlauf gesprach* daten zugangsdaten dateien historique donnees conversations fichiers"},
    {"http", "http https www attacker"},
    {"when", "when if once whenever wenn falls sobald si quand lorsque"},
    {"summar", "summariz* summaris* reading processing asked zusammenfass* lies resum* lisant"},
    {"important",
     "important attention urgent note notice wichtig achtung hinweis attention importante remarque override"},
    {"user", "user users nutzer benutzer anwender utilisateur utilisateurs customer"},
    {"donttell",
     "tell inform mention notify reveal alert sage erwahne informiere verrate dis dites mentionne* informe* previens"},
    {"newinstr", "new updated actual real neue neuen aktualisierte nouvelle* nouveau*"},
    {"above_marker", "end start begin ende fin debut"},

    // ---- texts that speak of it
    {"ask",
     "explain discuss describe define difference why essay article history erklar* erlauter* unterschied warum explique* "
     "expliquez pourquoi difference"},
    {"attackname",
     "injection injections jailbreak jailbreaks jailbreaking attack attacks attaques angriff* injections"},
    {"prevent",
     "prevent protect defend detect mitigate avoid against verhinder* schutz* schutzen erkenn* gegen empech* protege* contre "
     "detect* eviter"},
    {"warning",
     "warning warnings error errors noise typos outliers comments whitespace case warnung* fehler avertissement* erreur*"},
};

constexpr PhraseRule kRules[] = {
    {"override 5 prior 4 instructions", 75},
    {"override 4 any 3 instructions", 42},
    {"override 3 everything 7 told", 70},
    {"override 3 any 5 told", 45},
    {"override 2 any 2 aboveword", 48},
    {"override 6 any 5 prior", 15},
    {"override 4 any 3 limits", 30},
    {"override 6 limits", 10},
    {"override 8 instructions", 12},
    {"not 3 heed 6 prior 4 instructions", 60},
    {"not 3 heed 5 any 3 instructions", 35},
    {"heed 4 not 5 prior 4 instructions", 60},
    {"heed 4 not 3 any 3 instructions", 35},
    {"not 4 compte 6 instructions", 60},
    {"not 4 compte 6 aboveword", 50},
    {"newinstr 2 instructions", 22},
    {"above_marker 3 system 3 promptword", 40},

    {"from 2 now 4 you", 30},
    {"you 3 are 2 now", 30},
    {"act 4 being 8 free", 35},
    {"act 3 being 6 dan", 45},
    {"act 3 being 5 gpt", 18},
    {"you 4 are 8 free", 22},
    {"gpt 8 without 4 norules", 35},
    {"you 12 without 3 norules", 28},
    {"free 6 gpt", 22},
    {"gpt 6 free", 18},
    {"dan 30 gpt", 25},
    {"gpt 30 dan", 20},
    {"do 1 anything 1 now", 60},
    {"modekind 1 mode", 27},
    {"enable 4 modekind 2 mode", 22},
    {"modekind 2 enable", 5},
    {"act 2 being", 6},

    {"never 4 refuse", 16},
    {"you 4 must 3 comply", 16},
    {"never 3 break 3 character", 24},
    {"break 2 character", 8},

    {"reveal 5 your 3 system 3 promptword", 60},
    {"reveal 5 your 2 promptword", 42},
    {"reveal 4 system 2 promptword", 26},
    {"system 1 promptword", 14},
    {"reveal 5 your 4 secretword", 42},
    {"reveal 6 secretword", 16},
    {"reveal 4 mot 2 passe", 42},
    {"reveal 4 any 2 wordsabove 4 prior", 45},
    {"reveal 4 prior 3 instructions", 30},

    {"change 8 inyour 3 answer", 30},
    {"change 6 answer", 8},
    {"answer 6 cipher", 14},
    {"cipher 8 answer", 14},
    {"ensure 8 following 3 code", 22},
    {"following 3 code 8 inyour 3 code", 30},
    {"send 10 data 12 http", 30},
    {"send 8 any 4 data", 12},
    {"never 4 donttell 3 user", 35},
    {"when 6 summar 16 answer", 12},
    {"important 4 gpt", 18},

    {"override 2 prior 1 inputs", 60},
    {"override 3 page 5 state", 38},
    {"regardless 4 prior 3 instructions", 45},
    {"disregards 5 limits", 26},
    {"disregards 6 illegal", 16},
    {"illegal 4 illegal", 18},
    {"illegal", 7},
    {"free", 10},
    {"openai", 10},
    {"chatgpt", 12},
    {"openai 3 policy", 18},
    {"you 3 going 3 pretendonly", 22},
    {"pretendonly", 9},
    {"persona", 10},
    {"respond 8 two 4 ways", 20},
    {"respond 4 any 2 request", 16},
    {"respond 2 being", 8},
    {"swear", 10},
    {"jailbreakword", 14},
    {"your 1 claim", 10},
    {"nomatter 1 what", 10},
    {"insert 3 promptword", 16},
    {"promptword 2 insert", 16},
    {"you 4 not 1 longer", 8},
    {"without 1 norules", 16},
    {"never 3 refuse", 10},
    {"enable 5 mode", 14},
    {"mode 1 modekind", 26},
    {"reveal 3 allword 2 instructions", 34},
    {"secretword 5 modekind", 10},
    {"reveal 5 your 1 secretword", 8},
    {"decode 6 cipher", 20},
    {"stay 3 character", 18},
    {"hidden", 4},
    {"prevent 5 attackname", -30},
    {"ask 8 attackname", -25},
    {"override 4 warning", -15},
    {"ask 12 override", -6},
    {"not 1 forget", -60},
    {"forget 1 not", -60},
};
} // namespace

std::span<const WordGroup> injection_words() { return kWords; }
std::span<const PhraseRule> injection_rules() { return kRules; }

} // namespace socle::guard

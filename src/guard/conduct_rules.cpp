// The words and rules of conduct.h, in English, German and French. Not words to be proud of: they stand here to be found.
#include "guard/conduct.h"

namespace socle::guard {

namespace {
constexpr WordGroup kWords[] = {
    // ---- who
    {"me", "i we ive im ich wir je j nous on"},
    {"am", "am m was been are were bin war sind suis etais sommes ai"},
    {"you", "you u youre ya yall your du ihr dich euch dir dein deine ihnen tu vous te toi ton ta tes votre vos"},
    {"are", "are re is be was were bist seid sind ist bleibt bleiben es etes est sont serez seras restent reste"},
    {"they", "they them theyre these those their sie die denen diese ils elles les leur eux ces"},
    {"third", "he she hes shes him her er sie il elle lui my mein meine mon ma the der die das le la"},
    {"group",
     "women woman female females trans transgender* transmensch* transfrau* transsexu* gay gays homosexu* homos homo lesbian* lesbe* lesben "
     "lesbienne* schwul* blacks muslim* moslem* musulman* islam* jews jew jewish juden jude judisch* judin* juif juifs juive* immigrant* "
     "immigrat* immigres immigre migrant* refugee* fluchtling* asylant* asylbewerber* auslander* etrangers disabled behindert* handicap* "
     "refugie* arab arabs araber* arabes turks turken turcs gypsies roma sinti tsiganes africans afrikaner* africains schwarze schwarzen "
     "schwarzer noirs noires black noir femmes femme frauen frau weiber"},
    {"people",
     "people person persons men folk folks guy guys lives life menschen leute leben personnes personne gens vies vie"},
    {"color", "black brown white gay trans disabled foreign jewish muslim noire noires"},
    {"slur",
     "nigger* nigga niggas faggot* fag fags kike kikes tranny trannies trannie* muzzie* paki pakis wetback* cripple cripples retard retards "
     "retardbehaviour spastic* chink chinks gook gooks raghead* towelhead* jihadi jihadis dyke dykes spic spics bitch bitches cunt cunts "
     "negerin* neger kanake* kanak* fotze* transe transen tunte* schwuchtel* judensau* kruppel kruppels spasti spastis mongo mongos "
     "schlitzauge* kameltreiber* bimbo bimbos hure huren negre negres negro bougnoul* bamboula* youpin* pede pedes tapette* tafiole* "
     "travelo* bicot bicots slut sluts shemale* rapefugee* coon coons darkie* whore whores schlampe* nutte nutten drecksjude* judensau* scheisstranse* mong mongs mongolien* gouine* attarde attardes attardee* enculeur* pute putes connasse* salope*"},
    // ---- what is said of them
    {"beast",
     "waste virus sickening hideous nothings savage savages uncivilised platzverschwendung virus verachtnswert niedertracht* unzivilisiert nuisible* irrecuperable* sauvages horreur* scum vermin filth filthy trash garbage cancer cancers plague parasite* cockroach* roaches subhuman* disgusting repulsive inferior "
     "worthless lesser despicable vile disease pest pests rats dirt abominat* repugnant degenerate* abschaum ungeziefer dreck mull abfall "
     "krebs pest parasit* widerlich* abstossend* minderwertig* wertlos* untermensch* verachtenswert* verachtlich* ekelhaft* schmutz seuche "
     "ratten eklig* plage geschwur vermine* ordure* dechet* peste immonde* degueulasse* repugnant* repoussant* inferieur* pourriture* "
     "rebut racaille* abject* ignoble* meprisable* fleau saloperie* crasse sousmerde* cafard* dechets"},
    {"mean",
     "ignorant ignorante ignorants unwissend dummsten dumbest worst stupid dumb violent cruel greedy lazy primitive criminal criminals ugly bloody threat menace problem evil dumm brutal grausam faul "
     "gierig primitiv kriminell* bedrohung gefahr schlimmsten schlimmer hasslich bete betes stupide* cruel* violent* cruels paresseu* "
     "criminel* menace danger pires pire laids laides"},
    {"typical", "typical typisch* typique* only just nothing nur nichts seuls seules rien juste"},
    {"nothing", "nothing no any zero none nichts keinen kein keine einen rien aucun aucune"},
    {"worth",
     "worth value values worthy respect rights live human humans wert werte wurdig respekt rechte leben menschen mensch valent vaut valeur "
     "dignes digne respect droits vivre humains humain"},
    {"deserve", "deserve deserves deserved verdien* merite* meritent"},
    {"hatev",
     "scorn ekel widert aversion aberrant* hate hates hated hatred loathe* despise* detest* abhor* contempt disgusted hass* hasse hasst hassen verachte* verabscheu* abscheu "
     "verachtung deteste* detestent hais hait haine haissons mepris* execre* abhorre* degoute* vomis"},
    {"not", "not t cannot can dont never nt no nicht nie niemals kein keine keinen pas jamais plus ne n"},
    {"standv", "stand bear tolerate ausstehen ertragen leiden supporter supporte blair encadrer sentir"},
    {"makeme", "make makes made bring* macht machen mach treib* rend rendent font donne donnent fait"},
    {"sick",
     "sick furious boil angry rage puke vomit mad krank wut kotzen kochen weissglut wutend malade malades furieu* bouillir gerber vomir "
     "nausee enrage colere boule"},
    {"tired", "sick tired fed satt leid ras marre assez"},
    {"around", "around near dealing nahe umgeb* naehe entoure* cotoyer pres proximite"},
    // ---- what shall happen to them
    {"kill",
     "torture tortured throat throats neck necks choke drown foltern kehle genick erhangen erwurg* scheiterhaufen ermordung torturer gorge gorges cou etrangler etrangle* tuait tuees tues cages cage kafig* kill killed killing kills murder* shoot* shot gas gassed exterminat* slaughter* execut* hang hanged lynch* behead* eradicat* burn "
     "burned burnt stab stabbed strangle* rape raped attacking attack die dead death deaths dying suffer suffering end annihilat* eliminate* wipe "
     "decapitat* tote toten totet getotet umbring* umgebracht erschiess* erschossen ermord* mord vergas* abschlacht* abgeschlachtet erstech* "
     "verbrenn* verbrannt ausrott* ausgerottet ausmerz* hinricht* hingerichtet aufhang* aufgehangt hangen sterben stirb tod todesstrafe "
     "verrecken abknall* abgeknallt abstech* abgestochen angreif* angegriffen loswerden lossein vernicht* beseitig* umlegen leiden "
     "vergewaltig* tuer tue tues tuez tuent buter bute crever creve crevent massacrer massacre* exterminer eliminer executer execution "
     "execute* egorge* pendre pendu* bruler brules violer viole abattre abattu* assassin* mort mourir eradiquer attaquer gazer descendre "
     "debarrasser souffrir peine balle"},
    {"rid", "rid los debarrasser lose"},
    {"harm",
     "torture foltern torturer kill murder shoot stab strangle rape hurt beat harm destroy end suffer cut smash break umbring* toten tote abstech* abknall* verpruge* "
     "verprugel* fertig schlag* zusammenschlag* aufschlitz* erschiess* vernicht* verletz* kaputt leiden messer tuer buter crever frapper "
     "casser defoncer egorger violer massacrer descendre eclater souffrir planter abattre"},
    {"shall",
     "will ll would going gonna shall want wants wanted should must ought need needs let lets wish hope love wirst werdet werde werden wird will wollen "
     "sollte* soll sollen muss mussen mocht* musste* gehor* wurd* lass* wunsch* hoffe vais va allons vas allez devrait devraient doit "
     "doivent faut veux voudrais merite* faudrait aimerais adorerais souhaite espere qu"},
    {"know", "know knows weiss wissen wissen sais savons"},
    {"where", "where wo ou"},
    {"livev",
     "live lives wohnst wohnt arbeitest habites habitez vis travailles bosses kids family kinder familie famille enfants"},
    {"regret", "regret pay sorry bereu* bereuen bussen regrett* payer paieras paierez"},
    {"watchv", "watch pass fais faites gare"},
    {"back", "back auf dos derriere"},
    {"dead", "dead tot mort morte morts"},
    // ---- insults
    {"insult",
     "idiot idiots moron morons imbecile* asshole assholes arsehole* bastard bastards bitch bitches cunt cunts dickhead* dumbass* shithead* "
     "wanker* twat twats jerk jerks prick pricks loser losers scum dipshit* fuckwit* motherfucker* fucker fuckers retard retards pig dumbfuck* "
     "arschloch* arschlocher wichser* hurensohn* missgeburt* vollidiot* trottel* depp deppen schlampe* drecksau* dreckskerl* schwein "
     "dummkopf* spast spasten spacko* penner mistkerl* pisser scheisskerl* arsch hure fotze dreckig* nichtsnutz* versager* miststuck* "
     "bescheuert* behindert* flachzange* hackfresse connard* connasse* conne con cons salaud* salope* encule* abruti* cretin* debile* "
     "batard* ordure ordures enfoire* petasse* pute putes imbecile* fumier* merdeux tocard* raclure* shithead* dickhead* drecksschwein* chieur* bouffon* branleur* trouduc* abrutie "
     "minable* moinsquerien idioten dreckstuck* trottel volltrottel*"},
    {"curse",
     "shit scheiss scheisse merde emmerde putain fuck fucking fucked screw piss fick ficken verpiss verpisst leck nique niquer foutre"},
    {"off", "you off dich euch mich yourself ta te vous u"},
    {"shut", "shut halt halts halte ferme fermez"},
    {"up", "up fresse maul schnauze klappe gueule gueules"},
    {"mother", "mother mom mutter mere mum"},
    {"hell", "hell holle zum diable"},
    {"go", "go geh geht scher va allez"},
    {"filsde", "son fils sohn"},
    {"gueule", "gueule gueules"},
    {"mouth", "ta vos votre"},
    {"sit",
     "stupid dumb worthless useless pathetic disgusting ugly ekelhaft widerlich dumm blod erbarmlich wertlos unfahig* hasslich "
     "lacherlich stupide bete nul nulle minable pathetique degueulasse moche inutile incapable"},
    {"so",
     "so such too how such a too so zu derart einfach wirklich really just si tellement trop vraiment completely total* complet* voll"},
    // ---- texts that speak of it
    {"saying",
     "say says said saying statement* statements phrase phrases calling called call write wrote writing post posts tweet tweets term word "
     "words message messages heard threaten* insult* slur quote sag* aussage* satz satze wort worter schreib* geschrieben genannt nennen "
     "nenne beleidig* bezeichn* drohst droh* beschimpf* behaupt* dire dit dites disent declaration* phrase* mot mots ecri* traiter appeler "
     "propos expression* menacer menacez insulte* parole* disant ecrire"},
    {"condemn",
     "wrong hurtful bigot* racist* sexist* shows jail prison illegal unacceptable shame horrible discriminat* harmful intoleran* misguided sad "
     "disheartening offensive hateful crime stop diskriminier* verletzend* rassist* sexist* gefangnis zeigt schlimm falsch strafbar "
     "inakzeptabel entmutigend traurig schade hetze schockiert verstehe sectaire* raciste* sexiste* blessant* prison montre inacceptable* "
     "honte triste crime arrete* discriminat* faux choque* offensant* pourquoi warum why okay ok normal ordnung"},
    {"bad",
     "bigot* racist* diskriminier* rassist* verletzend* sectaire* raciste* blessant* hurtful discriminat* discriminatoire*"},
    {"less", "less weniger moins more mehr plus nobody"},
    {"nobody", "nobody niemand noone personne none keine aucun aucune no"},
    {"help",
     "help helps helping protect support love respect admire helfe* hilf* schutz* liebe liebt aide* protege* aime* soutien* admire*"},
    {"many", "many viele vielen trop plus another noch schon just juste typisch* this dieser diese ce cet cette"},
    {"opposite", "opposite gegenteil contraire sauf anything"},
    {"tolerate",
     "tolerate condone allow accept dulden zulassen akzeptier* tolerer accepter permettre laisser cautionner"},
    {"must", "must should shall would will dont durfen sollten werde wurde wurden devons devrions faut ferais ferai"},
    {"law",
     "report court jail prison police blocked consequences legal gericht melde anzeig* polizei blockiert konsequenzen gefangnis signal* justice police prison "
     "bloque* consequences opinion meinung avis opinions luckily glucklich* zum heureusement"},
    {"open", "open offen* manifeste ouverte fight against gegen bekampf* contre lutte* anprangern denoncer"},
    {"rhetoric", "obvious clear agree offensichtlich klar einig* evident clair convenir isn"},
    {"machine",
     "process processes thread threads server servers job jobs task tasks program service signal container daemon command prozess* server "
     "dienst* programm processus serveur* programme commande tache battery akku batterie"},
};

constexpr const char* kInsult = "insult";
constexpr const char* kThreat = "threat";
constexpr const char* kHate = "hate";

constexpr PhraseRule kRules[] = {
    // ---- hate
    {"hatev 6 group", 40, kHate},
    {"group 8 hatev", 34, kHate},
    {"group 12 they 3 hatev", 20, kHate},
    {"hatev 6 they", 10, kHate},
    {"not 3 standv 8 group", 36, kHate},
    {"not 3 group 6 standv", 36, kHate},
    {"group 6 not 3 standv", 36, kHate},
    {"not 5 standv", 12, kHate},
    {"group 12 makeme 4 sick", 36, kHate},
    {"tired 10 group", 26, kHate},
    {"tired 5 around 6 group", 20, kHate},
    {"group 9 beast", 36, kHate},
    {"beast 8 group", 28, kHate},
    {"color 1 people 8 beast", 36, kHate},
    {"beast 6 they", 6, kHate},
    {"they 6 beast", 12, kHate},
    {"group 6 mean", 22, kHate},
    {"typical 6 group", 20, kHate},
    {"group 4 typical", 6, kHate},
    {"mean 6 group", 14, kHate},
    {"group", 8, kHate},
    {"group 14 hatev 2 they", 26, kHate},
    {"group 14 they 2 hatev", 26, kHate},
    {"group 18 beast", 14, kHate},
    {"group 18 insult", 16, kHate},
    {"group 16 they 3 kill", 20, kHate},
    {"group 16 kill 2 they", 20, kHate},
    {"many 3 slur", 10, kHate},
    {"you 4 group 6 curse", 20, kHate},
    {"slur", 26, kHate},
    {"typical 4 slur", 16, kHate},
    {"slur 3 typical", 8, kHate},
    {"they 3 slur", 10, kHate},
    {"you 4 slur", 12, kHate},
    {"group 10 nothing 4 worth", 30, kHate},
    {"group 8 not 6 worth", 30, kHate},
    {"not 4 worth 6 group", 14, kHate},
    {"deserve 5 kill", 24, kHate},
    {"group 10 deserve 5 kill", 26, kHate},
    {"group 8 not 3 deserve", 28, kHate},
    {"curse 3 group", 36, kHate},
    {"group 8 curse", 30, kHate},
    {"group 6 insult", 34, kHate},
    {"insult 8 group", 24, kHate},
    {"color 1 people 8 curse", 30, kHate},
    {"group 10 shall 6 kill", 36, kHate},
    {"shall 8 kill 8 group", 36, kHate},
    {"shall 8 group 8 kill", 36, kHate},
    {"kill 4 they", 14, kHate},
    {"they 5 kill", 10, kHate},
    {"kill 6 group", 20, kHate},
    {"group 8 kill", 14, kHate},
    {"rid 3 group", 36, kHate},
    {"group 10 rid", 20, kHate},

    // ---- threats
    {"me 3 shall 5 harm 4 you", 42, kThreat},
    {"me 3 shall 5 you 6 harm", 40, kThreat},
    {"me 6 harm 3 you", 24, kThreat},
    {"you 4 shall 3 regret", 30, kThreat},
    {"you 3 are 2 dead", 38, kThreat},
    {"you 4 shall 4 kill", 32, kThreat},
    {"me 2 know 2 where 4 livev", 40, kThreat},
    {"watchv 2 you 2 back", 32, kThreat},
    {"me 3 shall 6 kill 8 group", 38, kThreat},
    {"me 3 shall 8 group 8 kill", 38, kThreat},
    {"me 4 shall 5 kill 3 they", 34, kThreat},
    {"me 3 shall 5 they 4 kill", 30, kThreat},
    {"group 10 shall 5 kill", 32, kThreat},
    {"shall 5 kill 6 group", 32, kThreat},

    // ---- insults
    {"you 4 are 6 insult", 40, kInsult},
    {"you 3 insult", 34, kInsult},
    {"you 3 are 4 sit", 34, kInsult},
    {"are 2 you 5 sit", 26, kInsult},
    {"third 3 are 4 insult", 34, kInsult},
    {"so 3 insult", 12, kInsult},
    {"insult", 18, kInsult},
    {"they 3 insult", 12, kInsult},
    {"third 2 insult", 8, kInsult},
    {"curse 1 off", 36, kInsult},
    {"curse 2 you 2 mother", 40, kInsult},
    {"curse 3 insult", 16, kInsult},
    {"shut 4 up", 34, kInsult},
    {"mouth 1 gueule", 36, kInsult},
    {"go 2 hell", 34, kInsult},
    {"filsde 2 insult", 40, kInsult},
    {"you 5 slur", 30, kInsult},

    // ---- not meant so
    {"me 3 am 6 insult", -40},
    {"insult 6 me 2 am", -20},
    {"not 2 hatev", -45},
    {"hatev 4 group 1 not", -45},
    {"hatev 3 not", -30},
    {"not 3 less 3 worth", -40},
    {"nobody 8 group", -12},
    {"saying 14 condemn", -24},
    {"saying 30 bad", -26},
    {"condemn 6 saying", -24},
    {"condemn 12 bad", -10},
    {"help 6 group", -20},
    {"saying", -6},
    {"law", -8},
    {"saying 24 law", -20},
    {"law 24 saying", -20},
    {"open 5 hatev", -40},
    {"opposite 5 mean", -34},
    {"opposite 6 beast", -34},
    {"must 3 not 8 kill", -44},
    {"not 3 tolerate", -34},
    {"tolerate 4 not", -34},
    {"not 1 kill", -36},
    {"not 4 less 3 worth", -30},
    {"harm 6 machine", -50},
    {"kill 6 machine", -50},
    {"machine 5 kill", -40},
};
} // namespace

std::span<const WordGroup> conduct_words() { return kWords; }
std::span<const PhraseRule> conduct_rules() { return kRules; }

} // namespace socle::guard

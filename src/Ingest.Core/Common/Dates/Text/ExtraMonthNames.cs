namespace Ingest.Core.Common.Dates.Text;

/// <summary>Month names that news sites use and the culture data of .NET lacks, or knows only under some regions.</summary>
internal static class ExtraMonthNames
{
    /// <summary>Twelve names each, separated by blanks; an underscore stands for a blank inside a name, a slash between spellings.</summary>
    public static readonly (string Language, DateCalendar Calendar, string Names)[] Rows =
    [
        ("en", DateCalendar.Gregorian, "jan feb mar apr may jun jul aug sep/sept oct nov dec"),
        ("es", DateCalendar.Gregorian, "ene feb mar abr may jun jul ago sep/sept/setiembre/set oct nov dic"),
        ("pt", DateCalendar.Gregorian, "jan fev mar abr mai jun jul ago set out nov dez"),
        ("fr", DateCalendar.Gregorian, "janv/jan fevr/fev mars avr/avril mai juin juil aout/aou sept/sep oct nov dec"),
        ("it", DateCalendar.Gregorian, "gen feb mar apr mag giu lug ago set/sett ott nov dic"),
        ("de", DateCalendar.Gregorian, "jan/jaenner/janner feb/feber maerz/marz/mrz apr mai jun/juno jul aug sep/sept okt nov dez"),
        ("id", DateCalendar.Gregorian, "januari/jan februari/pebruari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt/ags september/sep oktober/okt november/nopember/nov desember/des"),
        ("ms", DateCalendar.Gregorian, "januari februari mac april mei jun julai ogos september oktober november disember"),
        ("ru", DateCalendar.Gregorian, "янв фев/февр мар/марта апр мая/май июн июл авг сен/сент окт ноя/нояб дек"),
        ("uk", DateCalendar.Gregorian, "січ лют бер квіт/кві трав/тра черв/чер лип серп/сер вер жовт/жов лист/лис груд/гру"),
        ("tl", DateCalendar.Gregorian, "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre"),
        ("sr", DateCalendar.Gregorian, "januar/januara februar/februara mart/marta april/aprila maj/maja jun/juna/juni jul/jula/juli avgust/avgusta septembar/septembra oktobar/oktobra novembar/novembra decembar/decembra"),
        ("az", DateCalendar.Gregorian, "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"),
        ("uz", DateCalendar.Gregorian, "yanvar fevral mart aprel may iyun iyul avgust sentabr/sentyabr oktabr/oktyabr noyabr dekabr"),
        ("eu", DateCalendar.Gregorian, "urtarrila/urtarrilaren otsaila/otsailaren martxoa/martxoaren apirila/apirilaren maiatza/maiatzaren ekaina/ekainaren uztaila/uztailaren abuztua/abuztuaren iraila/irailaren urria/urriaren azaroa/azaroaren abendua/abenduaren"),
        ("el", DateCalendar.Gregorian, "ιαν φεβ/φεβρ μαρ απρ μαι ιουν ιουλ αυγ σεπ/σεπτ οκτ νοε/νοεμ δεκ"),
        ("th", DateCalendar.Gregorian, "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."),
        ("hi", DateCalendar.Gregorian, "जनवरी/जन फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर"),
        ("bn", DateCalendar.Gregorian, "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট/অগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
        ("he", DateCalendar.Gregorian, "ינואר/בינואר פברואר/בפברואר מרץ/במרץ/מרס/במרס אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר"),

        // Egypt and the Gulf; the Levant and Iraq; Algeria and Tunisia; Morocco.
        ("ar", DateCalendar.Gregorian, "يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونية يوليو/يولية أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        ("ar", DateCalendar.Gregorian, "كانون_الثاني شباط آذار/اذار نيسان أيار/ايار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"),
        ("ar", DateCalendar.Gregorian, "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"),
        ("ar", DateCalendar.Gregorian, "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
        ("ar", DateCalendar.Hijri, "محرم/المحرم صفر ربيع_الأول/ربيع_الاول/ربيع_أول ربيع_الآخر/ربيع_الثاني/ربيع_ثاني جمادى_الأولى/جمادى_الأول/جماد_الأول جمادى_الآخرة/جمادى_الثانية/جمادى_الآخر/جماد_الثاني رجب شعبان رمضان شوال ذو_القعدة/ذي_القعدة ذو_الحجة/ذي_الحجة"),
        ("fa", DateCalendar.Persian, "فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند"),
        ("fa", DateCalendar.Persian, "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
        ("fa", DateCalendar.Gregorian, "ژانویه/ژانویهٔ/جنوری فوریه/فوریهٔ/فبروری مارس/مارچ آوریل/اپریل مه/می ژوئن/جون ژوئیه/جولای اوت/آگوست/اگست سپتامبر/سپتمبر اکتبر/اکتوبر نوامبر/نومبر دسامبر/دسمبر"),
        ("ckb", DateCalendar.Gregorian, "کانوونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەمموز ئاب ئەیلوول تشرینی_یەکەم تشرینی_دووەم کانوونی_یەکەم"),
    ];
}

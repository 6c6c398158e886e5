"""The words by which people say yes, no, perhaps and that they abstain, in seven languages.

Longer words win over shorter ones: `ไม่ใช่` is no, though it ends in yes. What is said in one breath with yes
or no and means neither (`no idea`, `ใช่ไหม`) stands here too, so that it isn't taken for one.
"""

from enum import StrEnum

from trellis.domain.codes import plain


class Sense(StrEnum):
    """What a word of everyday speech means."""

    YES = "yes"
    NO = "no"
    PERHAPS = "maybe"
    ABSTAIN = "abstain"
    COMING = "come"
    NOT_COMING = "not-come"
    NEITHER = ""


_WORDS = {
    Sense.YES: (
        "yes|y|yeah|yep|yup|ok|okay|o.k.|agree|agreed|i agree|we agree"
        "|accept|accepted|approve|approved|for|in favour"
        "|in favor|confirm|confirmed|correct|sure|of course|👍|✅|✔|✔️"
        "|ใช่|ได้|ตกลง|เห็นด้วย|ยอมรับ|ยืนยัน|รับทราบและเห็นด้วย|โอเค|เห็นชอบ|ถูกต้อง|ใช่แล้ว|อนุมัติ"
        "|ແມ່ນ|ແມ່ນແລ້ວ|ໄດ້|ຕົກລົງ|ເຫັນດີ|ເຫັນພ້ອມ|ຢືນຢັນ|ໂອເຄ"
        "|បាទ|ចាស|ចា៎|មែន|មែនហើយ|យល់ព្រម|បាន|ព្រម|ត្រូវហើយ"
        "|ဟုတ်|ဟုတ်ကဲ့|ဟုတ်ပါတယ်|ဟုတ်တယ်|သဘောတူ|သဘောတူတယ်|သဘောတူပါတယ်|ရတယ်|ရပါတယ်"
        "|是|是的|好|好的|可以|同意|赞成|贊成|行|确认|確認|对|對"
        "|có|vâng|vâng ạ|đồng ý|được|tán thành|ừ|nhất trí|xác nhận"
    ),
    Sense.NO: (
        "no|n|nope|nay|disagree|i disagree|we disagree|do not agree"
        "|don't agree|against|oppose|opposed|reject|rejected"
        "|refuse|refused|decline|declined|👎|❌"
        "|ไม่|ไม่ใช่|ไม่ได้|ไม่เห็นด้วย|ไม่ตกลง|ไม่ยอมรับ|ไม่ยืนยัน|คัดค้าน"
        "|ปฏิเสธ|ไม่โอเค|ไม่เห็นชอบ|ไม่ถูกต้อง|ไม่เอา|ไม่อนุมัติ"
        "|ບໍ່|ບໍ່ແມ່ນ|ບໍ່ໄດ້|ບໍ່ຕົກລົງ|ບໍ່ເຫັນດີ|ຄັດຄ້ານ|ປະຕິເສດ|ບໍ"
        "|ទេ|អត់|អត់ទេ|មិនមែន|មិនមែនទេ|មិនយល់ព្រម|មិនយល់ព្រមទេ"
        "|មិនបាន|មិនបានទេ|ជំទាស់|បដិសេធ|បាទ ទេ|ចាស ទេ"
        "|မဟုတ်|မဟုတ်ဘူး|မဟုတ်ပါဘူး|သဘောမတူ|သဘောမတူဘူး|သဘောမတူပါဘူး|မရဘူး|မရပါဘူး|ကန့်ကွက်|ငြင်း"
        "|不|不是|不行|不可以|不同意|反对|反對|不好|否|不赞成|不贊成"
        "|không|ko|không đồng ý|phản đối|không được|dạ không|không ạ|không tán thành|từ chối"
    ),
    Sense.PERHAPS: (
        "maybe|may be|perhaps|not sure|possibly|not yet sure|undecided"
        "|อาจจะ|บางที|ยังไม่แน่ใจ|ไม่แน่ใจ|อาจ|ไม่แน่|ยังไม่แน่"
        "|ອາດຈະ|ບາງທີ|ບໍ່ແນ່ໃຈ|ຍັງບໍ່ແນ່ໃຈ"
        "|ប្រហែល|ប្រហែលជា|មិនប្រាកដ|មិនទាន់ប្រាកដ"
        "|ဖြစ်နိုင်တယ်|မသေချာဘူး|မသေချာသေးဘူး"
        "|也许|也許|可能|不确定|不確定"
        "|có thể|có lẽ|chưa chắc|không chắc"
    ),
    Sense.ABSTAIN: (
        "abstain|abstention|abstained|no vote|i abstain|we abstain|neutral"
        "|งดออกเสียง|งด|ไม่ออกเสียง|ไม่ลงคะแนน"
        "|ງົດອອກສຽງ|ງົດ|ບໍ່ອອກສຽງ"
        "|អនុប្បវាទ|មិនបោះឆ្នោត"
        "|ကြားနေ|မဲမပေး"
        "|弃权|棄權"
        "|phiếu trắng|bỏ phiếu trắng|không biểu quyết|không bỏ phiếu"
    ),
    Sense.COMING: (
        "come|coming|i come|we come|will come|i will come"
        "|we will come|i'll come|we'll come|can come|i can come"
        "|we can come|attend|will attend|going|i am coming|we are coming|present|here"
        "|ไป|มา|ไปได้|มาได้|จะไป|จะมา|ไปร่วม|ร่วม|เข้าร่วม|เข้าร่วมได้|จะเข้าร่วม|มาร่วม"
        "|ໄປ|ມາ|ໄປໄດ້|ມາໄດ້|ຈະໄປ|ຈະມາ|ເຂົ້າຮ່ວມ"
        "|មក|ទៅ|ចូលរួម|នឹងមក|នឹងទៅ"
        "|လာမယ်|လာပါမယ်|တက်မယ်|တက်ပါမယ်|လာနိုင်တယ်"
        "|来|來|参加|參加|会来|我来|我会来|會來"
        "|đến|sẽ đến|tham dự|sẽ tham dự|tôi đến|tôi sẽ đến|đi được"
    ),
    Sense.NOT_COMING: (
        "not coming|not come|can't come|cannot come|can not come"
        "|i can't come|we can't come|i cannot come|we cannot come"
        "|won't come|will not come|not attending|cannot attend"
        "|can't attend|absent|cant come|i am not coming"
        "|ไม่ไป|ไม่มา|ไปไม่ได้|มาไม่ได้|ไม่เข้าร่วม|เข้าร่วมไม่ได้|ไม่ร่วม|ไม่สะดวก|ไม่ว่าง"
        "|ບໍ່ໄປ|ບໍ່ມາ|ໄປບໍ່ໄດ້|ມາບໍ່ໄດ້|ບໍ່ເຂົ້າຮ່ວມ|ບໍ່ວ່າງ"
        "|មិនមក|មិនមកទេ|មិនទៅ|មិនទៅទេ|មិនចូលរួម|មិនចូលរួមទេ|មកមិនបាន|ទៅមិនបាន"
        "|မလာဘူး|မလာပါဘူး|မလာနိုင်ဘူး|မတက်နိုင်ဘူး"
        "|不来|不來|不参加|不參加|不能来|来不了|沒空|没空"
        "|không đến|không đến được|không tham dự|không thể đến|không đi được|bận"
    ),
    Sense.NEITHER: (
        "no idea|no problem|no worries|no doubt|no matter|no one|no more"
        "|no objection|no need|yes or no|yes and no|yes/no"
        "|not yes|not no|yes not|no answer|no comment|no question"
        "|no thanks|no thank you|don't know|for now|for example"
        "|for the|for what|for whom|here is|here are|going to|present in"
        "|come on|sure?|may be not|ok?|no show|no.|n.b."
        "|ใช่ไหม"
        "|ใช่มั้ย|ใช่หรือไม่|ใช่หรือเปล่า|ได้ไหม|ได้มั้ย|ได้หรือไม่|ได้หรือเปล่า"
        "|ไปไหม|มาไหม|ไม่รู้|ไม่ทราบ|ไม่เข้าใจ|ไม่เป็นไร|ไม่มีปัญหา|ได้รับแล้ว"
        "|ได้ข่าว|ไปไหน|มาจาก|ไม่ใช่ไม่|ไม่มี|ไม่ว่า"
        "|ແມ່ນບໍ|ໄດ້ບໍ|ບໍ່ຮູ້|ບໍ່ເຂົ້າໃຈ|ບໍ່ເປັນຫຍັງ"
        "|មែនទេ|បានទេ|មិនដឹង|អត់ដឹង|មិនអីទេ|អត់អីទេ"
        "|ဟုတ်လား|ရလား|မသိဘူး|မသိပါဘူး|ကိစ္စမရှိဘူး"
        "|是不是|是吗|好吗|好嗎|可以吗|不知道|不客气|没关系|行不行|好像|对不起|對不起|不好意思|行动|好久"
        "|có không|có phải|được không|không biết|không sao|không hiểu|có gì|không ai|không có"
    ),
}


def _listed(words: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in words.split("|"))


WORDS: dict[str, Sense] = {plain(word): sense for sense, words in _WORDS.items() for word in words.split("|")}

ALONE = frozenset({"y", "n", "for", "here", "present", "co", "ko"})
"""Words that say too little to be an answer when another word follows."""

# The names that choices of each sense go by.
_KEYS = {
    Sense.YES: "yes y agree agreed accept accepted approve approved for in-favour confirm confirmed stands",
    Sense.NO: "no n disagree reject rejected against oppose refuse refused decline declined",
    Sense.PERHAPS: "maybe perhaps unsure undecided",
    Sense.ABSTAIN: "abstain abstention blank",
    Sense.COMING: "come coming attend attends present",
    Sense.NOT_COMING: "not-come not-coming absent cannot cant excused away",
}
SENSE_OF_KEY = {key: sense for sense, keys in _KEYS.items() for key in keys.split()}
# Where an ask has no choice of the first sense, the second means the same there.
INSTEAD = {
    Sense.YES: Sense.COMING,
    Sense.NO: Sense.NOT_COMING,
}

POLITE = _listed(
    "please|thanks|thank you|sir|madam|ma'am|🙏|😊|🙂|❤️|❤"
    "|ครับผม|ครับ|คับ|ค่ะ|คะ|ค่า|จ้ะ|จ้า|จ๊ะ|นะ|ฮะ|เจ้า|เลย|ขอบคุณ|ด้วย"
    "|ເດີ້|ເຈົ້າ|ໂດຍ|ຂອບໃຈ|ແລ້ວ|បាទ|ចាស|អរគុណ|ပါ|ခင်ဗျာ|ရှင်|ဗျ"
    "|ကျေးဇူးတင်ပါတယ်|谢谢|謝謝|的|了|ạ|dạ|cảm ơn|nhé"
)
"""What politeness adds, and changes nothing."""

BEFORE = _listed(
    "i vote|we vote|my vote is|our vote is|my answer is|our answer is"
    "|the answer is|answer is|answer|i say|we say|it is"
    "|hello|hi|dear sir|dear madam|good morning|good afternoon"
    "|good evening|i think|we think|sorry|reply|re"
    "|we are|i am|there are|total|in total|number|about|approximately|around"
    "|สวัสดี|ขอตอบว่า|ตอบว่า|ตอบ|คำตอบคือ|คำตอบ|ขอลงคะแนน|ขอโทษ|จำนวน|ทั้งหมด|รวม|ประมาณ|มี"
    "|ສະບາຍດີ|ຕອບ|ຂໍຕອບ|ຈຳນວນ|ທັງໝົດ|ປະມານ|ជំរាបសួរ|ចម្លើយ|ចំនួន|សរុប|ប្រហែល|မင်္ဂလာပါ|အဖြေ|စုစုပေါင်း"
    "|你好|您好|回答|共|大约|xin chào|trả lời|tổng cộng|khoảng|dạ"
)
"""What people say before an answer."""

DOUBT = _listed(
    "not|n't|or|if|unless|when|never|only if|?|？"
    "|ไม่|หรือ|ถ้า|หาก|ไหม|มั้ย|เมื่อ|ບໍ|ຫຼື|ຖ້າ|ເມື່ອ|ឬ|បើ|ប្រសិនបើ|ទេ|မ"
    "|သို့မဟုတ်|လား|ဒါပေမဲ့မ|或|如果|吗|嗎|不|hoặc|hay|nếu|không|khi"
)
"""What makes the answer before it doubtful: a negation, an alternative, a condition, a question."""

JOINED = _listed(
    "แต่|และ|เพราะ|ขอ|โดย|จะ|พร้อม|แล้ว|ແຕ່|ແລະ|ເພາະ|ຂໍ|ប៉ុន្តែ|តែ|និង|ព្រោះ|ဒါပေမယ့်|ဒါပေမဲ့|နဲ့|但|但是|不过|因为|和|只"
)
"""What may follow an answer without a space, in scripts that write none: but, and, because."""

NOT = _listed("no|not|don't|dont|doesn't|without|never|cannot|can't|ไม่|ບໍ່|មិន|អត់|မ|不|没|không")
"""What denies, anywhere in a clause."""
